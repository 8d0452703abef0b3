//! The fields of a `multipart/form-data` body, which the banking platform's token call is sent as (RFC 7578): text only.
use std::collections::HashMap;

/// Fields of one form at most.
const MAX_FIELDS: usize = 16;

/// The fields by their names; None when the body is no such form, has a file in it, or names a field twice.
pub(super) fn fields(content_type: &str, body: &[u8]) -> Option<HashMap<String, String>> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameters.split(';').find_map(|one| one.trim().strip_prefix("boundary="))?.trim_matches('"');
    let text = std::str::from_utf8(body).ok().filter(|_| !boundary.is_empty() && boundary.len() <= 70)?;
    // The first boundary may stand at the very beginning, where no line ends before it.
    let text = format!("\r\n{text}");
    let dashed = format!("\r\n--{boundary}");
    let mut parts = text.split(dashed.as_str());
    parts.next()?;
    let mut found = HashMap::new();
    for part in parts {
        if part.starts_with("--") {
            return Some(found);
        }
        let (head, value) = part.strip_prefix("\r\n")?.split_once("\r\n\r\n")?;
        let name = name_of(head)?;
        if found.len() == MAX_FIELDS || found.insert(name.to_owned(), value.to_owned()).is_some() {
            return None;
        }
    }
    // Without a last boundary the body was cut off.
    None
}

fn name_of(head: &str) -> Option<&str> {
    let line = head.split("\r\n").find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    if line.contains("filename") {
        return None;
    }
    line.split(';').find_map(|part| part.trim().strip_prefix("name="))?.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::fields;

    const KIND: &str = "multipart/form-data; boundary=xyz";

    #[test]
    fn text_fields_are_read_whatever_stands_in_them() {
        let body = "--xyz\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nclient_credentials\r\n\
            --xyz\r\nContent-Disposition: form-data; name=\"client_secret\"\r\nContent-Type: text/plain\r\n\r\na\r\nb=--c\r\n\
            --xyz--\r\n";
        let found = fields(KIND, body.as_bytes()).unwrap();
        assert_eq!(found["grant_type"], "client_credentials");
        assert_eq!(found["client_secret"], "a\r\nb=--c", "line breaks and dashes are text");
    }

    #[test]
    fn what_is_no_such_form_is_refused() {
        let part = "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        let file = "--xyz\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n1\r\n--xyz--\r\n";
        for (kind, body) in [
            ("application/x-www-form-urlencoded", "a=1".to_owned()),
            (KIND, String::new()),
            (KIND, part.to_owned()),
            (KIND, format!("{part}{part}--xyz--\r\n")),
            (KIND, file.to_owned()),
            ("multipart/form-data; boundary=", format!("{part}--xyz--\r\n")),
        ] {
            assert!(fields(kind, body.as_bytes()).is_none(), "{kind}: {body}");
        }
    }
}

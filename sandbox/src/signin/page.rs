//! The authorize page: a plain list of sample people, no scripts.
use super::SignInPerson;
use url::Url;

/// Text made safe for HTML, attributes included.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The page: each person is a link to the same request with a `login_hint`.
pub(super) fn people(request: &Url, people: &[SignInPerson]) -> String {
    let mut rows = String::new();
    for person in people {
        let mut link = request.clone();
        let kept: Vec<(String, String)> =
            request.query_pairs().into_owned().filter(|(name, _)| name != "login_hint").collect();
        link.query_pairs_mut().clear().extend_pairs(kept).append_pair("login_hint", &person.person.id);
        let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
        rows.push_str(&format!(
            "<li><a href=\"{}\">{}</a> <span>{} &middot; {}</span></li>\n",
            escape(&format!("?{}", link.query().unwrap_or_default())),
            escape(&person.person.name),
            escape(&person.person.id),
            escape(&roles.join(", ")),
        ));
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox sign-in</title>\
         <style>body{{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}}\
         li{{margin:.6rem 0}}span{{color:#555}}</style></head><body><h1>Who are you today?</h1>\
         <p>This is the sandbox. Nobody on this list exists; choose one to sign in as.</p><ul>\n{rows}</ul></body></html>"
    )
}

/// A page that says why the request cannot go on. Used only where redirecting back would not be safe.
pub(super) fn refused(why: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox sign-in</title></head>\
         <body><h1>This sign-in cannot go on</h1><p>{}</p></body></html>",
        escape(why)
    )
}

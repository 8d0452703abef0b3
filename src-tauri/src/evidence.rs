//! Document images for the page: `evidence://localhost/{caseId}/{fileRef}/{preview|full}`, and with [`REPLAY`] in the place of the
//! case those of the package that is open to look at.
//!
//! Promises: only our own window is answered, only a GET, only a file its case refers to (the engine checks that, and
//! the roles); the bytes are pixels the engine decoded and encoded again, kept by nobody (`no-store`) and taken for
//! nothing but what they are (`nosniff`). Every refusal is a bare status: an address tells nothing about what exists.
use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use second_look::console::AppError;
use second_look::ids::{CaseId, FileRef};
use tauri::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ORIGIN, X_CONTENT_TYPE_OPTIONS};
use tauri::http::{Method, Request, Response, StatusCode};

use crate::desk::Desk;
use crate::ipc::bounds;
use crate::window;

/// The scheme's name; `convertFileSrc(path, "evidence")` makes the address on every system.
pub const SCHEME: &str = "evidence";
/// Stands where a case would: no case is called so, as no id holds this character.
const REPLAY: &str = "~replay";
/// Where our page comes from: as Linux and macOS name it, and as Windows does.
const OUR_ORIGINS: [&str; 2] = ["tauri://localhost", "http://tauri.localhost"];

/// What an address asks for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    /// None for the package that is open.
    case_id: Option<CaseId>,
    file: FileRef,
    full: bool,
}

/// Answers one request of the web view with this label.
pub async fn answer(desk: &Desk, label: &str, request: &Request<Vec<u8>>) -> Response<Cow<'static, [u8]>> {
    if !is_from_our_page(label, request) {
        return refusal(StatusCode::FORBIDDEN);
    }
    let Some(asked) = read(request.uri().path()) else { return refusal(StatusCode::NOT_FOUND) };
    let shown = match desk.console() {
        Ok(console) => match &asked.case_id {
            Some(case_id) => console.image(case_id, &asked.file, asked.full).await,
            None => console.replay_image(&asked.file, asked.full).await,
        },
        Err(error) => Err(error),
    };
    match shown {
        Ok(shown) => Response::builder()
            .header(CONTENT_TYPE, shown.media_type)
            .header(CACHE_CONTROL, "no-store")
            .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
            .body(Cow::Owned(shown.bytes))
            .unwrap_or_else(|_| refusal(StatusCode::NOT_FOUND)),
        Err(AppError { code, .. }) if code == "role_needed" || code == "signed_out" => refusal(StatusCode::FORBIDDEN),
        Err(_) => refusal(StatusCode::NOT_FOUND),
    }
}

/// A picture in a page carries no origin; what carries one must carry ours.
fn is_from_our_page(label: &str, request: &Request<Vec<u8>>) -> bool {
    let origin = request.headers().get(ORIGIN);
    let ours = origin.is_none_or(|origin| OUR_ORIGINS.iter().any(|known| origin.as_bytes() == known.as_bytes()));
    label == window::LABEL && request.method() == Method::GET && ours
}

/// Reads the path: exactly three parts, however the slashes between them are written.
fn read(path: &str) -> Option<Asked> {
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let mut parts = path.split('/');
    let (case_id, file, size, end) = (parts.next()?, parts.next()?, parts.next()?, parts.next());
    let full = match (size, end) {
        ("full", None) => true,
        ("preview", None) => false,
        _ => return None,
    };
    Some(Asked {
        case_id: if case_id == REPLAY { None } else { Some(bounds::case_id(case_id.to_owned()).ok()?) },
        file: FileRef::new(bounds::id(file.to_owned()).ok()?),
        full,
    })
}

fn refusal(status: StatusCode) -> Response<Cow<'static, [u8]>> {
    let mut response = Response::new(Cow::Borrowed(&[][..]));
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Plan;
    use second_look::clock::Clock;

    fn request(method: Method, path: &str, origin: Option<&str>) -> Request<Vec<u8>> {
        let mut request = Request::builder().method(method).uri(format!("evidence://localhost{path}"));
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        request.body(Vec::new()).unwrap()
    }

    #[test]
    fn an_address_is_case_file_and_size_and_nothing_else() {
        let asked = |full| Some(Asked { case_id: Some(CaseId::new("cse_1")), file: FileRef::new("v-1"), full });
        assert_eq!(read("/cse_1/v-1/full"), asked(true));
        assert_eq!(read("/cse_1%2Fv-1%2Fpreview"), asked(false), "as the page's own function writes it");
        let of_a_package = Asked { case_id: None, file: FileRef::new("v-1"), full: false };
        assert_eq!(read("/~replay/v-1/preview"), Some(of_a_package), "the package that is open");
        for other in [
            "",
            "/",
            "/cse_1",
            "/cse_1/v-1",
            "/cse_1/v-1/huge",
            "/cse_1/v-1/full/",
            "/cse_1/v-1/full/x",
            "//v-1/full",
            "/cse_1//full",
            "/../../etc/passwd/full",
            "/cse_1/%00/full",
            "/cse_1/%ff/full",
            "cse_1/v-1/full",
        ] {
            assert_eq!(read(other), None, "{other:?} names no picture");
        }
        assert_eq!(read(&format!("/cse_1/{}/full", "v".repeat(300))), None, "no id is that long");
    }

    #[tokio::test]
    async fn whoever_is_not_our_page_gets_a_bare_refusal() {
        let desk = Desk::new(Plan::Demo { cases: 1 }, Clock::system());
        let path = "/cse_1/v-1/full";
        for (label, request) in [
            ("other", request(Method::GET, path, None)),
            ("main", request(Method::POST, path, None)),
            ("main", request(Method::GET, path, Some("https://example.com"))),
            ("main", request(Method::GET, path, Some("null"))),
        ] {
            let response = answer(&desk, label, &request).await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{label} {request:?}");
            assert!(response.body().is_empty(), "a refusal says nothing");
        }
        let ours = answer(&desk, "main", &request(Method::GET, path, Some("tauri://localhost"))).await;
        assert_eq!(ours.status(), StatusCode::NOT_FOUND, "our page is answered; nothing is open here");
        assert!(ours.body().is_empty(), "and a missing picture says nothing either");
    }
}

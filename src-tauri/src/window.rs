//! The window: our own page, and nothing else.
//!
//! Promises: every navigation away from that page, every new window and every download is refused; nothing the page
//! shows is kept by the web view when the window goes; developer tools exist in debug builds only. The page's content
//! policy stands in `tauri.conf.json`: scripts, styles and fonts are its own, pictures come from it and from `evidence`, and it talks to
//! our commands alone, each message through a frame of its own (`isolation/gate.js`, decision 0035). Nothing had to be added
//! for the view: it sets styles through the object model only.
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, RunEvent, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use url::Url;

/// The window's label; the capability names it too.
pub const LABEL: &str = "main";
/// The product's name, as the title begins with.
pub const TITLE: &str = "Second Look";
/// A title is a name and a count; a longer one is cut.
const MOST_TITLE: usize = 60;

/// Opens the window.
///
/// # Errors
/// When the system gives none.
pub fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(TITLE)
        .inner_size(1366.0, 768.0)
        .min_inner_size(900.0, 560.0)
        .incognito(!driven_by_a_test())
        .devtools(cfg!(debug_assertions))
        .general_autofill_enabled(false)
        .disable_drag_drop_handler()
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_document_title_changed(|window, title| {
            let title: String = title.chars().filter(|c| !c.is_control()).take(MOST_TITLE).collect();
            if let Err(cause) = window.set_title(if title.is_empty() { TITLE } else { &title }) {
                tracing::debug!(error = %cause, "the title could not be set");
            }
        })
        .build()
}

/// What the web view keeps in memory or on disk goes when the window does: at a lock, at the close button, at the end.
pub fn forget(window: &WebviewWindow) {
    #[cfg(target_os = "linux")]
    if let Err(cause) = window.run_on_main_thread(crate::selected::withdraw) {
        tracing::warn!(error = %cause, "what was selected could not be withdrawn");
    }
    if let Err(cause) = window.clear_all_browsing_data() {
        tracing::warn!(error = %cause, "what the web view keeps could not be cleared");
    }
}

/// What the program's loop tells.
pub fn hear(app: &AppHandle, event: &RunEvent) {
    let ends = matches!(event, RunEvent::ExitRequested { .. });
    if ends && let Some(window) = app.get_webview_window(LABEL) {
        forget(&window);
    }
}

/// On Linux the web view's private mode cannot be driven by a test (wry makes its context anew), so a driven window does
/// without. A release build takes no notice: what drives it finds nothing to hold on to (the one that `cargo xtask bench
/// --window` measures is built with debug assertions for this).
pub fn driven_by_a_test() -> bool {
    cfg!(all(target_os = "linux", debug_assertions))
        && std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|word| word == "true")
}

/// Only the page we carry: its own scheme (Windows: its own loopback name), and no path but its entry.
fn is_our_page(url: &Url) -> bool {
    let ours =
        matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")));
    ours && url.port().is_none() && matches!(url.path(), "" | "/" | "/index.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_but_to_its_own_page() {
        for ours in ["tauri://localhost", "tauri://localhost/", "http://tauri.localhost/index.html"] {
            assert!(is_our_page(&Url::parse(ours).unwrap()), "{ours} is the page itself");
        }
        for other in [
            "https://example.com/",
            "http://localhost/",
            "http://tauri.localhost:8080/",
            "tauri://localhost/other.html",
            "evidence://localhost/a/b/full",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "about:blank",
            "http://tauri.localhost.example/",
        ] {
            assert!(!is_our_page(&Url::parse(other).unwrap()), "{other} is not ours");
        }
    }
}

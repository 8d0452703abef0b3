//! The system's own dialog for choosing a file. It is opened from here and answers here: no path comes from the page, and none
//! goes to it.
use std::path::PathBuf;

use rfd::AsyncFileDialog;
use tauri::{AppHandle, Manager, Wry};
use tokio::sync::oneshot;

use crate::window;

/// One file that is there; none when the person chooses nothing, or the window is gone.
pub async fn file(app: &AppHandle<Wry>, title: String) -> Option<PathBuf> {
    let (tell, told) = oneshot::channel();
    let parent = app.get_webview_window(window::LABEL)?;
    // Systems open dialogs on the thread of the window alone; waiting for one must not hold it up.
    app.run_on_main_thread(move || {
        let asked = AsyncFileDialog::new().set_title(title).set_parent(&parent).pick_file();
        tauri::async_runtime::spawn(async move { drop(tell.send(asked.await)) });
    })
    .ok()?;
    told.await.ok().flatten().map(|chosen| chosen.path().to_owned())
}

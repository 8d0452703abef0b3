//! A bare page with pictures: nothing of ours but the bytes the window was given of them.
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use second_look::image::{encode, pixels};
use serde_json::{Value, json};

use crate::stage::Page;

/// A picture as the window is given it, of the file a platform hands out.
pub fn preview(file: &[u8]) -> Value {
    let shown = encode(&pixels(file, false).unwrap(), false).unwrap();
    json!({ "type": shown.media_type, "base64": STANDARD.encode(&shown.bytes) })
}

/// Takes everything off the page and lays these pictures on it; how long that took from their bytes to the end of the frame.
pub async fn shown(page: &Page, pictures: &[Value]) -> Duration {
    let took = page.run_with(BARE, vec![json!(pictures)]).await;
    Duration::from_secs_f64(took.as_f64().expect("the pictures were drawn") / 1e3)
}

/// The window's own rules let a page show no picture but its own: the bytes are decoded by the web view and drawn as they are.
const BARE: &str = "const [given, done] = arguments;
    document.body.replaceChildren();
    const bytes = (one) => Uint8Array.from(atob(one), (letter) => letter.charCodeAt(0));
    const files = given.map(({ type, base64 }) => new Blob([bytes(base64)], { type }));
    const began = performance.now();
    Promise.all(files.map((file) => createImageBitmap(file))).then((maps) => {
        for (const map of maps) {
            const canvas = Object.assign(document.createElement('canvas'), { width: map.width, height: map.height });
            canvas.style.maxWidth = '48%';
            canvas.getContext('2d').drawImage(map, 0, 0);
            document.body.append(canvas);
        }
        requestAnimationFrame(() => {
            const drawn = new MessageChannel();
            drawn.port1.onmessage = () => done(performance.now() - began);
            drawn.port2.postMessage(null);
        });
    }, (why) => done(String(why)));";

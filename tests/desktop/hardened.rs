//! The window's page and whoever is not it (T-20): a frame, a foreign page, a message past the gate. Nothing of theirs is
//! taken, and nothing foreign is even loaded.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::stage::Stage;
use crate::work;

/// A foreign page that would call us, on loopback, and how often it was asked for.
async fn foreign_page() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://127.0.0.1:{}/", listener.local_addr().unwrap().port());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            let page = "<script>fetch('ipc://localhost/status', { method: 'POST' })</script>";
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
            let _ = stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{page}", page.len()).as_bytes()).await;
        }
    });
    (address, asked)
}

/// Tries everything a script in the page could try for somebody else, and gives what came of each by name.
const ATTEMPTS: &str = r"
const [foreign, done] = arguments;
const heard = [];
document.addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective));
const within = (promise, millis) =>
  Promise.race([promise, new Promise((end) => setTimeout(() => end('silence'), millis))]);
const headers = (more) => ({
  'Content-Type': 'application/json',
  'Tauri-Callback': '1', 'Tauri-Error': '2', 'Tauri-Invoke-Key': 'guessed', ...more,
});
const ask = async (fetcher, more = {}, body = '{}') => {
  try {
    const answer = await within(
      fetcher('ipc://localhost/status', { method: 'POST', headers: headers(more), body }), 2000);
    if (answer === 'silence') return 'silence';
    return answer.ok && answer.headers.get('Tauri-Response') === 'ok' ? 'accepted' : `status ${answer.status}`;
  } catch (error) {
    return 'refused';
  }
};
const frame = (set) => {
  const made = document.createElement('iframe');
  set(made);
  document.body.append(made);
  return made;
};
(async () => {
  const out = {};
  out.page_without_key = await ask(fetch);
  out.page_with_plain_payload = await ask(fetch, { 'Tauri-Invoke-Key': 'x' }, JSON.stringify({ nonce: [], payload: [] }));
  const blank = frame(() => {});
  out.blank_frame_fetch = await ask((...asked) => blank.contentWindow.fetch(...asked));
  out.blank_frame_internals = '__TAURI_INTERNALS__' in blank.contentWindow ? 'there' : 'refused';
  const srcdoc = frame((made) => { made.srcdoc = '<p>x</p>'; });
  await new Promise((end) => setTimeout(end, 500));
  out.srcdoc_frame_internals =
    srcdoc.contentWindow && '__TAURI_INTERNALS__' in srcdoc.contentWindow ? 'there' : 'refused';
  for (const [name, src] of [['foreign', foreign], ['data', 'data:text/html,<p>x</p>'], ['own', 'tauri://localhost/']]) {
    const made = frame((one) => { one.src = src; });
    await new Promise((end) => setTimeout(end, 700));
    let found = 'refused';
    try { if (made.contentDocument && '__TAURI_INTERNALS__' in made.contentWindow) found = 'there'; } catch {}
    out[`${name}_frame`] = found;
  }
  out.global_object = '__TAURI__' in window ? 'there' : 'refused';
  out.opened_window = window.open(foreign) === null ? 'refused' : 'opened';
  try { window.location.href = foreign; } catch {}
  await new Promise((end) => setTimeout(end, 700));
  out.navigated = window.location.protocol === 'tauri:' ? 'refused' : 'went';
  try { new Function('return 1')(); out.eval = 'ran'; } catch { out.eval = 'refused'; }
  const script = document.createElement('script');
  script.textContent = 'window.inline_ran = true';
  document.body.append(script);
  out.inline_script = window.inline_ran ? 'ran' : 'refused';
  out.prototype = Object.isFrozen(Object.prototype) ? 'refused' : 'open';
  const gate = document.querySelector('iframe#__tauri_isolation__');
  out.gate_sandbox = gate?.getAttribute('sandbox') === 'allow-scripts' ? 'refused' : 'open';
  out.gate_hidden = gate && gate.getClientRects().length === 0 ? 'refused' : 'seen';
  let into_gate = 'refused';
  try { if (gate.contentDocument !== null) into_gate = 'reached'; } catch {}
  out.into_the_gate = into_gate;
  out.stored = [localStorage.length, sessionStorage.length, document.cookie.length].every((n) => n === 0) ? 'refused' : 'kept';
  document.querySelectorAll('iframe:not(#__tauri_isolation__)').forEach((one) => one.remove());
  done({ out, heard });
})();
";

#[tokio::test]
async fn t_20_nothing_is_taken_from_a_frame_a_foreign_page_or_past_the_gate() {
    let stage = Stage::set();
    let page = stage.open(&["demo", "--cases", "3"]).await;
    work::queue_is_there(&page).await;
    let (foreign, asked) = foreign_page().await;
    let told = page.run_with(ATTEMPTS, vec![json!(foreign)]).await;
    let attempts = told["out"].as_object().unwrap();
    assert!(attempts.len() >= 18, "{attempts:?}");
    for (name, came) in attempts {
        let came = came.as_str().unwrap();
        assert!(came == "refused" || came == "silence" || came.starts_with("status "), "{name}: {came}");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0, "no foreign page was even asked for");
    assert!(told["heard"].as_array().is_some_and(|heard| !heard.is_empty()), "the content policy was what refused");

    let long = "a".repeat(300_000);
    let never_opened = "return document.querySelector('#queue-list [role=option]:not(.open)').id.slice(4)";
    let never_opened = page.run(never_opened).await;
    let mut refused = 0;
    for (command, given) in [
        ("plugin:fs|read_text_file", json!({ "path": "/etc/passwd" })),
        ("plugin:window|close", json!({})),
        ("plugin:event|emit", json!({ "event": "changed", "payload": {} })),
        ("plugin:webview|create_webview_window", json!({ "options": { "label": "other", "url": foreign } })),
        ("no_such_command", json!({})),
        ("read_case", json!({ "caseId": long })),
        ("read_case", json!({ "caseId": "../../etc/passwd" })),
        ("read_case", json!({ "caseId": never_opened })),
    ] {
        let came: Result<Value, Value> = page.call(command, given).await;
        assert!(came.is_err(), "{command} was taken");
        refused += 1;
    }
    assert!(page.call("status", json!({})).await.is_ok(), "and our own page is heard all the same");
    println!("t20: attempts={} accepted=0 foreign_loads=0", attempts.len() + refused);
    page.end().await;
}

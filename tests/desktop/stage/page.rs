//! The window's page, through its driver: what it shows, and pressing its keys.
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::child::{Child, children_of, is_over, terminate};
use super::{LOOK_EVERY, PATIENCE};

/// The program under test.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_second-look");

const AT_REST: &str = "return document.getAnimations()
    .every((moving) => moving.playState !== 'running' || moving.effect.getTiming().iterations === Infinity)";

const LOADED: &str = "return document.readyState === 'complete' && '__TAURI_INTERNALS__' in window";

/// Changes what no eye can see.
const DRAW_AGAIN: &str = "() => { const style = document.documentElement.style;
    style.setProperty('opacity', style.getPropertyValue('opacity') === '0.9999' ? '1' : '0.9999'); }";

/// An open window.
pub struct Page {
    client: Client,
    driver: Child,
    window: u32,
}

impl Page {
    pub(super) async fn open(driver: Child, port: u16, words: &[&str]) -> Self {
        let address = format!("http://127.0.0.1:{port}");
        wait_for_port(port).await;
        let mut wanted = Capabilities::new();
        wanted.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": PROGRAM, "args": words }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(wanted).connect(&address).await;
        let client = client.unwrap_or_else(|why| panic!("the window did not open: {why}"));
        let window = *children_of(driver.id()).first().expect("the driver started the window");
        let page = Self { client, driver, window };
        // A script that waits for an answer is never answered when the page changes under it.
        page.until("the page is loaded", LOADED).await;
        page
    }

    /// Waits for the driver, but not for ever.
    async fn driven<T>(&self, what: &str, act: impl Future<Output = Result<T, CmdError>>) -> T {
        match tokio::time::timeout(PATIENCE, act).await {
            Ok(Ok(done)) => done,
            Ok(Err(why)) => panic!("{what}: {why}"),
            Err(_) => panic!("{what}: the driver does not answer"),
        }
    }

    /// Presses keys one after the other: a letter is itself, and `Enter`, `Escape`, `Shift+D` are named.
    pub async fn press(&self, keys: &str) {
        for key in keys.split_whitespace() {
            self.press_one(key).await;
        }
    }

    async fn press_one(&self, key: &str) {
        self.driven(key, self.client.perform_actions(actions_of(key))).await;
    }

    /// Gives a command that takes the page away, as its key does: the driver cannot say what came of it.
    pub async fn ask_last(&self, command: &str) {
        let script = format!("void window.__TAURI_INTERNALS__.invoke({})", json!(command));
        drop(tokio::time::timeout(PATIENCE, self.client.execute(&script, Vec::new())).await);
    }

    /// Types a text into what has the focus.
    pub async fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.driven(text, self.client.perform_actions(actions)).await;
    }

    /// Clicks an element.
    pub async fn click(&self, selector: &str) {
        let element = self.driven(selector, self.client.find(Locator::Css(selector))).await;
        self.driven(selector, element.click()).await;
    }

    /// What a script in the page gives.
    pub async fn run(&self, script: &str) -> Value {
        self.driven(script, self.client.execute(script, Vec::new())).await
    }

    /// What a script gives that ends by calling its last argument.
    pub async fn run_until_done(&self, script: &str) -> Value {
        self.driven(script, self.client.execute_async(script, Vec::new())).await
    }

    /// The same, with values of ours before that argument.
    pub async fn run_with(&self, script: &str, given: Vec<Value>) -> Value {
        self.driven("a script", self.client.execute_async(script, given)).await
    }

    /// Calls a command as the page does; its answer or its error.
    pub async fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let script = "const [command, given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, given).then((ok) => done({ ok }), (error) => done({ error }));";
        let answer = self.driven(command, self.client.execute_async(script, vec![json!(command), arguments])).await;
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["ok"].clone()),
        }
    }

    /// The text of the first element, as far as there is one.
    pub async fn text(&self, selector: &str) -> Option<String> {
        let script = format!("return document.querySelector({})?.textContent ?? null", json!(selector));
        let text = self.run(&script).await;
        text.as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// How many elements there are.
    pub async fn count(&self, selector: &str) -> u64 {
        let script = format!("return document.querySelectorAll({}).length", json!(selector));
        self.run(&script).await.as_u64().unwrap()
    }

    /// Waits until a script gives something true, and gives it.
    pub async fn until(&self, what: &str, script: &str) -> Value {
        let tries = PATIENCE.as_millis() / LOOK_EVERY.as_millis();
        for _ in 0..tries {
            let found = self.run(script).await;
            if !matches!(found, Value::Null | Value::Bool(false)) && found != json!("") && found != json!(0) {
                return found;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        panic!("{what} did not happen. The page shows: {}", self.text("body").await.unwrap_or_default());
    }

    /// Waits for an element.
    pub async fn until_there(&self, selector: &str) {
        self.until(selector, &format!("return document.querySelector({}) !== null", json!(selector))).await;
    }

    /// Waits for a text anywhere on the page.
    pub async fn until_text(&self, text: &str) {
        self.until(text, &format!("return document.body.textContent.includes({})", json!(text))).await;
    }

    /// The window's picture as PNG. The web view takes it with the next frame, and a page at rest draws none; so the page
    /// is kept drawing meanwhile.
    pub async fn picture(&self) -> Vec<u8> {
        self.until("colours and places come to rest", AT_REST).await;
        self.run(&format!("window.drawing = setInterval({DRAW_AGAIN}, 20)")).await;
        let picture = self.driven("a picture", self.client.screenshot()).await;
        self.run("clearInterval(window.drawing); document.documentElement.style.removeProperty('opacity')").await;
        picture
    }

    /// The program's process.
    pub const fn id(&self) -> u32 {
        self.window
    }

    /// The processes a process started.
    pub fn children_of(id: u32) -> Vec<u32> {
        children_of(id)
    }

    /// Gives the window another size, in px.
    pub async fn resize(&self, width: u32, height: u32) {
        self.driven("another size", self.client.set_window_size(width, height)).await;
    }

    /// The page was replaced: the driver turns to the one that came.
    pub async fn turn_to_next(&self, before: &WindowHandle) {
        for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
            let there = self.driven("the windows", self.client.windows()).await;
            if let Some(next) = there.into_iter().find(|window| window != before) {
                self.driven("the next window", self.client.switch_to_window(next)).await;
                self.until("the next page is loaded", LOADED).await;
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        panic!("no page came in the place of the one that went");
    }

    /// The page the driver is turned to.
    pub async fn handle(&self) -> WindowHandle {
        self.driven("the window", self.client.window()).await
    }

    /// The page's title.
    pub async fn title(&self) -> String {
        self.driven("the title", self.client.title()).await
    }

    /// Where the page is.
    pub async fn address(&self) -> String {
        self.driven("the address", self.client.current_url()).await.to_string()
    }

    /// Ends the program as the system does, waits until it has, and lets go of the driver.
    pub async fn end(self) {
        terminate(self.window);
        self.ended().await;
    }

    /// Kills the program, as a crash does, and lets go of the driver.
    pub async fn kill(self) {
        // By its own id.
        let words = ["-c", "kill -KILL \"$1\"", "sh", &self.window.to_string()];
        assert!(std::process::Command::new("sh").args(words).status().unwrap().success(), "it was there");
        self.ended().await;
    }

    /// Waits until the program has ended, and lets go of the driver.
    pub async fn ended(self) {
        let tries = PATIENCE.as_millis() / LOOK_EVERY.as_millis();
        for _ in 0..tries {
            if is_over(self.window) {
                // The session went with the window; the driver may say so.
                let _ = tokio::time::timeout(Duration::from_secs(5), self.client.close()).await;
                drop(self.driver);
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        panic!("the window did not end when it was asked to");
    }
}

/// A key, pressed and let go.
fn actions_of(key: &str) -> KeyActions {
    let (held, name) = match key.split_once('+') {
        Some(("Shift", name)) => (Some('\u{E008}'), name),
        Some(("Control", name)) => (Some('\u{E009}'), name),
        _ => (None, key),
    };
    let value = match name {
        "Enter" => '\u{E006}',
        "Escape" => '\u{E00C}',
        "Tab" => '\u{E004}',
        "Down" => '\u{E015}',
        "Left" => '\u{E012}',
        "Right" => '\u{E014}',
        "Space" => ' ',
        letter => letter.chars().next().unwrap(),
    };
    let mut actions = KeyActions::new("keyboard".to_owned());
    if let Some(value) = held {
        actions = actions.then(KeyAction::Down { value });
    }
    actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
    if let Some(value) = held {
        actions = actions.then(KeyAction::Up { value });
    }
    actions
}

async fn wait_for_port(port: u16) {
    let tries = PATIENCE.as_millis() / LOOK_EVERY.as_millis();
    for _ in 0..tries {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    panic!("WebKitWebDriver does not listen");
}

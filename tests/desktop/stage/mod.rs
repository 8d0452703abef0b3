//! Everything a journey needs around the window, started here and ended by id.
//!
//! Promises: one stage at a time, so that figures and pictures do not depend on what else runs; a home, a runtime folder
//! and a temporary folder of its own; no variable of the caller's session but the search path. Deliberately knows nothing
//! of Second Look but where its program lies.
mod bus;
mod child;
mod display;
mod page;
mod pictures;
mod tools;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::TempDir;

use bus::{Bus, Keyring};
use child::Child;
pub use child::{make_private, write_file};
use display::Display;
pub use page::Page;
pub use pictures::{keep, keep_for_the_pages, shown_path};
use tools::program;

/// Longest wait for anything to start or to appear. Far above what it takes, even on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(90);
/// Between two looks.
pub const LOOK_EVERY: Duration = Duration::from_millis(50);

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Display, bus and folders.
pub struct Stage {
    // Ended from top to bottom.
    keyring: Option<Keyring>,
    bus: Bus,
    display: Display,
    folder: TempDir,
    /// Variables for the window alone.
    told: Vec<(&'static str, String)>,
    _turn: MutexGuard<'static, ()>,
}

impl Stage {
    /// A display and a bus, and nothing that keeps secrets.
    pub fn set() -> Self {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::Builder::new().prefix("second-look-stage-").tempdir().unwrap();
        for name in ["home", "run", "tmp", "bin"] {
            child::make_private(&folder.path().join(name));
        }
        let display = Display::start();
        let bus = Bus::start(folder.path(), |command| dress(command, folder.path(), &display.name(), None));
        Self { keyring: None, bus, display, folder, told: Vec::new(), _turn: turn }
    }

    /// The same with an unlocked keyring.
    pub fn with_keyring() -> Self {
        let mut stage = Self::set();
        stage.keyring = Some(Keyring::start(|command| stage.dress(command)));
        stage
    }

    /// Tells every window opened from now on one thing more.
    pub fn tell(&mut self, name: &'static str, value: &str) {
        self.told.retain(|(told, _)| *told != name);
        self.told.push((name, value.to_owned()));
    }

    /// Sends a signal on the stage's bus, which stands for the system's as well.
    pub fn signal(&self, path: &str, member: &str, words: &[&str]) {
        let mut command = Command::new(program("dbus-send", "dbus"));
        command.args(["--session", "--type=signal", path, member]).args(words);
        self.dress(&mut command);
        assert!(command.status().unwrap().success(), "{member} was sent");
    }

    /// Where programs find this stage's bus.
    pub fn bus_address(&self) -> &str {
        &self.bus.address
    }

    /// The folder of this stage; it goes with it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the window's temporary files would lie.
    pub fn temporary(&self) -> PathBuf {
        self.folder().join("tmp")
    }

    /// Puts a shell script onto the window's search path.
    pub fn script(&self, name: &str, text: &str) {
        let path = self.folder().join("bin").join(name);
        child::write_script(&path, text);
    }

    /// Opens the window with these words and waits for its page.
    pub async fn open(&self, words: &[&str]) -> Page {
        let (driver, port) = self.driver();
        Page::open(driver, port, words).await
    }

    /// Starts the program once more with these words, while a window of the same profile is open, and waits until it has
    /// ended. Whether it ended well.
    pub fn start_again(&self, words: &[&str]) -> bool {
        let mut command = Command::new(page::PROGRAM);
        command.args(words);
        self.dress(&mut command);
        command.stdout(Stdio::null());
        let mut second = command.spawn().unwrap();
        for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
            if let Some(status) = second.try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(LOOK_EVERY);
        }
        // It is ours, by its own id.
        second.kill().unwrap();
        panic!("the second start did not end by itself");
    }

    /// Presses the window's close button.
    pub fn press_close_button(&self) {
        self.display.press_close_buttons();
    }

    /// Each driver holds one window.
    fn driver(&self) -> (Child, u16) {
        let port = child::free_port();
        let mut command = Command::new(program("WebKitWebDriver", "webkit2gtk-driver"));
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        self.dress(&mut command);
        command.envs(self.told.iter().map(|(name, value)| (name, value)));
        // The window has its standard error from the driver.
        let said = std::fs::OpenOptions::new().create(true).append(true).open(self.said()).unwrap();
        command.stderr(said);
        (Child::start(&mut command), port)
    }

    /// What the windows of this stage wrote to standard error.
    pub fn said(&self) -> PathBuf {
        self.folder().join("said")
    }

    /// The titles of every window on the display.
    pub fn titles(&self) -> Vec<String> {
        self.display.titles()
    }

    /// What another program finds on the clipboard.
    pub fn clipboard(&self) -> Option<String> {
        self.display.clipboard()
    }

    /// What a click with the middle button pastes into another program.
    pub fn primary(&self) -> Option<String> {
        self.display.primary()
    }

    /// What it pastes while another program offers this text.
    pub fn primary_beside(&self, text: &str) -> Option<String> {
        self.display.primary_beside(text)
    }

    /// Whether any program offers selected text.
    pub fn primary_is_offered(&self) -> bool {
        self.display.primary_is_offered()
    }

    fn dress(&self, command: &mut Command) {
        dress(command, self.folder(), &self.display.name(), Some(&self.bus.address));
    }
}

/// The one environment everything on the stage gets.
fn dress(command: &mut Command, folder: &Path, display: &str, bus: Option<&str>) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut search = vec![folder.join("bin")];
    search.extend(std::env::split_paths(&path));
    command
        .env_clear()
        .env("PATH", std::env::join_paths(search).unwrap())
        .env("HOME", folder.join("home"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        .env("TMPDIR", folder.join("tmp"))
        .env("LANG", "C.UTF-8")
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    if let Some(bus) = bus {
        command.env("DBUS_SESSION_BUS_ADDRESS", bus).env("DBUS_SYSTEM_BUS_ADDRESS", bus);
    }
}

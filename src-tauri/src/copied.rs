//! What was copied out of the window leaves the clipboard again: half a minute later, at a lock and at the end, and only if it
//! still lies there (reliability 5). Clipboard histories are asked to take no note of it.
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use second_look::clock::Clock;
use second_look::console::AppError;
use second_look::digest;
use tauri::async_runtime::{spawn, spawn_blocking};

/// How long a copy stays.
const STAYS: Duration = Duration::from_secs(30);

/// A clipboard.
pub trait Board: Send {
    /// Puts a text there; false when there is none.
    fn put(&mut self, text: String) -> bool;
    /// The text that lies there.
    fn text(&mut self) -> Option<String>;
    /// Empties it.
    fn clear(&mut self);
}

/// What of the clipboard is ours.
pub struct Copied {
    clock: Clock,
    inner: Mutex<Inner>,
}

struct Inner {
    board: Box<dyn Board>,
    /// Digest of the newest copy, and its number. The text itself is not kept.
    ours: Option<(String, u64)>,
    copies: u64,
}

impl Copied {
    /// Onto the system's clipboard.
    pub fn new(clock: Clock) -> Arc<Self> {
        Self::onto(Box::new(System(None)), clock)
    }

    fn onto(board: Box<dyn Board>, clock: Clock) -> Arc<Self> {
        Arc::new(Self { clock, inner: Mutex::new(Inner { board, ours: None, copies: 0 }) })
    }

    /// Puts a text onto the clipboard, and takes it back later.
    ///
    /// # Errors
    /// `not_copied` where the system has no clipboard.
    pub async fn put(self: Arc<Self>, text: String) -> Result<(), AppError> {
        let here = Arc::clone(&self);
        // The system may take its time; nothing else waits for it.
        let copy = spawn_blocking(move || here.put_now(text)).await.ok().flatten().ok_or_else(not_copied)?;
        spawn(async move {
            self.clock.sleep(STAYS).await;
            drop(spawn_blocking(move || self.take_back(Some(copy))).await);
        });
        Ok(())
    }

    fn put_now(&self, text: String) -> Option<u64> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = digest::of(text.as_bytes());
        if !inner.board.put(text) {
            return None;
        }
        inner.copies = inner.copies.saturating_add(1);
        let copy = inner.copies;
        inner.ours = Some((ours, copy));
        Some(copy)
    }

    /// Takes the newest copy back, if it is still there; with a number, only while no newer one was made.
    pub fn take_back(&self, copy: Option<u64>) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = |(_, newest): &(String, u64)| copy.is_none_or(|copy| copy == *newest);
        let Some((ours, _)) = inner.ours.take_if(|ours| wanted(ours)) else { return };
        if inner.board.text().is_some_and(|there| digest::of(there.as_bytes()) == ours) {
            inner.board.clear();
        }
    }
}

fn not_copied() -> AppError {
    AppError::new("not_copied", "The system's clipboard took nothing.", Some("Copy it by hand."))
}

/// The system's, opened at the first copy. On Linux this process is who hands the text out, so it stays open.
struct System(Option<arboard::Clipboard>);

impl System {
    fn open(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        self.0.as_mut()
    }
}

impl Board for System {
    fn put(&mut self, text: String) -> bool {
        #[cfg(target_os = "macos")]
        use arboard::SetExtApple as _;
        #[cfg(target_os = "linux")]
        use arboard::SetExtLinux as _;
        #[cfg(target_os = "windows")]
        use arboard::SetExtWindows as _;
        let Some(board) = self.open() else { return false };
        let set = board.set().exclude_from_history();
        #[cfg(target_os = "windows")]
        let set = set.exclude_from_cloud().exclude_from_monitoring();
        set.text(text).is_ok()
    }

    fn text(&mut self) -> Option<String> {
        self.open()?.get_text().ok()
    }

    fn clear(&mut self) {
        if let Some(board) = self.open()
            && board.clear().is_err()
        {
            tracing::warn!("a copy could not be taken off the clipboard");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clipboard that others write onto as well.
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Option<String>>>);

    impl Shared {
        fn holds(&self) -> Option<String> {
            self.0.lock().unwrap().clone()
        }
    }

    impl Board for Shared {
        fn put(&mut self, text: String) -> bool {
            *self.0.lock().unwrap() = Some(text);
            true
        }

        fn text(&mut self) -> Option<String> {
            self.holds()
        }

        fn clear(&mut self) {
            *self.0.lock().unwrap() = None;
        }
    }

    struct Nothing;

    impl Board for Nothing {
        fn put(&mut self, _text: String) -> bool {
            false
        }

        fn text(&mut self) -> Option<String> {
            None
        }

        fn clear(&mut self) {}
    }

    fn board() -> (Shared, Clock, Arc<Copied>) {
        let (shared, clock) = (Shared::default(), Clock::manual(chrono::DateTime::UNIX_EPOCH));
        let copied = Copied::onto(Box::new(shared.clone()), clock.clone());
        (shared, clock, copied)
    }

    async fn until(shared: &Shared, holds: Option<&str>) {
        for _ in 0..1_000 {
            if shared.holds().as_deref() == holds {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the clipboard holds {:?}, not {holds:?}", shared.holds());
    }

    /// A sleeper on a clock that is moved by hand has to be asleep first.
    async fn pass(clock: &Clock, secs: u64) {
        tokio::time::sleep(Duration::from_millis(100)).await;
        clock.advance(Duration::from_secs(secs));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_copy_stays_half_a_minute_and_a_newer_one_has_its_own() {
        let (shared, clock, copied) = board();
        Arc::clone(&copied).put("one".to_owned()).await.unwrap();
        pass(&clock, 29).await;
        assert_eq!(shared.holds().as_deref(), Some("one"));
        Arc::clone(&copied).put("two".to_owned()).await.unwrap();
        pass(&clock, 1).await;
        assert_eq!(shared.holds().as_deref(), Some("two"), "the time of the older one is over, not of this");
        pass(&clock, 29).await;
        until(&shared, None).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_lock_takes_it_at_once_and_nobody_elses_copy_is_ever_touched() {
        let (shared, clock, copied) = board();
        Arc::clone(&copied).put("one".to_owned()).await.unwrap();
        copied.take_back(None);
        assert_eq!(shared.holds(), None);
        Arc::clone(&copied).put("two".to_owned()).await.unwrap();
        *shared.0.lock().unwrap() = Some("somebody else's".to_owned());
        copied.take_back(None);
        assert_eq!(shared.holds().as_deref(), Some("somebody else's"));
        pass(&clock, 60).await;
        assert_eq!(shared.holds().as_deref(), Some("somebody else's"), "nor later");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn without_a_clipboard_the_person_is_told() {
        let copied = Copied::onto(Box::new(Nothing), Clock::system());
        assert_eq!(copied.put("one".to_owned()).await.unwrap_err().code, "not_copied");
    }
}

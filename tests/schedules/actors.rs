//! Calls of a console under way side by side. Each goes on only when it is told to, from one point where it has to wait
//! to the next.
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use second_look::console::AppError;

/// What a call came to: a word for the trace, or why it failed. None while it is under way, and when it was dropped.
pub type Outcome = Rc<RefCell<Option<Result<String, AppError>>>>;

type Call = Pin<Box<dyn Future<Output = Result<String, AppError>>>>;

#[derive(Default)]
struct Ready(AtomicBool);

impl Wake for Ready {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// One call.
pub struct Actor {
    /// For the trace.
    pub name: String,
    /// Whether it has begun.
    pub begun: bool,
    /// It is to end the console.
    pub ends: bool,
    /// What it came to.
    pub outcome: Outcome,
    call: Option<Call>,
    ready: Arc<Ready>,
    waker: Waker,
}

impl Actor {
    /// A call that has not begun.
    pub fn new(name: &str, call: impl Future<Output = Result<String, AppError>> + 'static) -> Self {
        let ready = Arc::<Ready>::default();
        let waker = Waker::from(Arc::clone(&ready));
        Self {
            name: name.to_owned(),
            begun: false,
            ends: false,
            outcome: Rc::default(),
            call: Some(Box::pin(call)),
            ready,
            waker,
        }
    }

    /// It is under way or has not begun.
    pub fn lives(&self) -> bool {
        self.call.is_some()
    }

    /// It has begun and could go on.
    pub fn may_go(&self) -> bool {
        self.begun && self.lives() && self.ready.0.load(Ordering::SeqCst)
    }

    /// Lets it go on to the next point where it has to wait.
    pub fn go(&mut self) {
        self.begun = true;
        self.ready.0.store(false, Ordering::SeqCst);
        let Some(call) = &mut self.call else { return };
        if let Poll::Ready(outcome) = call.as_mut().poll(&mut Context::from_waker(&self.waker)) {
            self.call = None;
            *self.outcome.borrow_mut() = Some(outcome);
        }
    }

    /// Whoever made the call has gone.
    pub fn drop_call(&mut self) {
        self.call = None;
    }
}

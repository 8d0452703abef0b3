//! Selected text, which on Linux is offered to every other program for a click with the middle button. The web view offers its
//! own without asking the page, past the guard and past what the configuration says of copying.
//!
//! Promises: another program that asks for it is given a blank, whoever of ours offers it; within the window the middle button
//! pastes as before; at a lock and at the end the offer is withdrawn, and with it goes the text. Deliberately lets the offer
//! stand until then: the web view answers its loss by dropping the selection itself, and no more than a letter could be selected.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gtk::gdk::{Event, EventSelection, EventType, SELECTION_PRIMARY};
use gtk::prelude::WidgetExt;

/// What is handed out. Not nothing at all: on Wayland the toolkit takes that for an answer still to come.
const BLANK: &[u8] = b" ";

/// Watches from now on who asks. On the main thread, once, before there is a window.
pub fn keep_in() {
    let asked = Rc::new(Cell::new(false));
    let answers: RefCell<Option<gtk::Widget>> = RefCell::new(None);
    Event::set_handler(Some(move |event: &mut Event| {
        if !asks_for_selected_text(event) {
            gtk::main_do_event(event);
            return;
        }
        // What answers for the web view is made with its first selection, and known by nothing but such a question.
        let owner = gtk::event_widget(event);
        if *answers.borrow() != owner {
            if let Some(owner) = &owner {
                blank(owner, Rc::clone(&asked));
            }
            answers.replace(owner);
        }
        // Only a question from outside comes as an event.
        asked.set(true);
        gtk::main_do_event(event);
        asked.set(false);
    }));
}

fn asks_for_selected_text(event: &Event) -> bool {
    event.event_type() == EventType::SelectionRequest
        && event.downcast_ref::<EventSelection>().is_some_and(|asked| asked.selection() == SELECTION_PRIMARY)
}

/// The web view's own answer comes first; this one has the last word.
fn blank(owner: &gtk::Widget, asked: Rc<Cell<bool>>) {
    owner.connect_selection_get(move |_, answer, _, _| {
        if asked.get() {
            answer.set(&answer.target(), 8, BLANK);
        }
    });
}

/// Takes back what this program offers; what another offers stays. On the main thread.
pub fn withdraw() {
    gtk::Clipboard::get(&SELECTION_PRIMARY).clear();
}

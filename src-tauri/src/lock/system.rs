//! What a Linux desktop tells: that it goes to sleep, that its screen was locked, and that another person has the seat. Whoever
//! forges one of these signals locks the window and gains nothing.
//!
//! A bus that is not there tells nothing, and the clock finds a sleep all the same ([`super::watch`]).
use std::collections::HashMap;
use std::time::Duration;

use futures::StreamExt;
use tokio::sync::mpsc::Sender;
use zbus::message::Type;
use zbus::zvariant::{OwnedFd, OwnedValue, Value};
use zbus::{Connection, MatchRule, Message, MessageStream};

use super::Trigger;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const SESSIONS: &str = "/org/freedesktop/login1/session";
/// Sleep is held up for so long at most, so that the page is gone before the screen is.
const HOLD: Duration = Duration::from_secs(2);

/// Listens on both buses for as long as the program runs.
pub fn listen(tell: &Sender<Trigger>) {
    for saver in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
        spawn(screen(saver, tell.clone()));
    }
    spawn(session(tell.clone()));
    spawn(seat(tell.clone()));
    spawn(sleep(tell.clone()));
}

fn spawn(listening: impl Future<Output = zbus::Result<()>> + Send + 'static) {
    tauri::async_runtime::spawn(async move {
        if let Err(cause) = listening.await {
            tracing::debug!(error = %cause, "the desktop tells nothing of its locks");
        }
    });
}

async fn signals(bus: &Connection, interface: &str, member: &str) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder().msg_type(Type::Signal).interface(interface)?.member(member)?.build();
    MessageStream::for_match_rule(rule.to_owned(), bus, Some(4)).await
}

/// What finds no room was said already; while nothing is open there is nothing to lock.
fn hear(tell: &Sender<Trigger>, trigger: Trigger) {
    let _full = tell.try_send(trigger);
}

fn says_true(message: &zbus::Result<Message>) -> bool {
    message.as_ref().is_ok_and(|message| message.body().deserialize::<bool>().unwrap_or(false))
}

/// The screen saver has come on.
async fn screen(saver: &str, tell: Sender<Trigger>) -> zbus::Result<()> {
    let bus = Connection::session().await?;
    let mut told = signals(&bus, saver, "ActiveChanged").await?;
    while let Some(message) = told.next().await {
        if says_true(&message) {
            hear(&tell, Trigger::System);
        }
    }
    Ok(())
}

/// The session manager asks this session to lock.
async fn session(tell: Sender<Trigger>) -> zbus::Result<()> {
    let bus = Connection::system().await?;
    let mut told = signals(&bus, SESSION, "Lock").await?;
    let ours = own_session();
    while let Some(message) = told.next().await {
        if message.is_ok_and(|message| is_of(&message, ours.as_deref())) {
            hear(&tell, Trigger::System);
        }
    }
    Ok(())
}

/// The seat goes to another person: this session is not the one in front any more.
async fn seat(tell: Sender<Trigger>) -> zbus::Result<()> {
    let bus = Connection::system().await?;
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .interface("org.freedesktop.DBus.Properties")?
        .member("PropertiesChanged")?
        .path_namespace(SESSIONS)?
        .build();
    let mut told = MessageStream::for_match_rule(rule.to_owned(), &bus, Some(4)).await?;
    let ours = own_session();
    while let Some(message) = told.next().await {
        if message.is_ok_and(|message| is_of(&message, ours.as_deref()) && went_behind(&message)) {
            hear(&tell, Trigger::System);
        }
    }
    Ok(())
}

/// The end of our session's path on the bus.
fn own_session() -> Option<String> {
    std::env::var("XDG_SESSION_ID").ok().map(|id| format!("/session/{}", label(&id)))
}

/// Whether a signal speaks of our session. Without one of our own to compare with, every one counts.
fn is_of(message: &Message, ours: Option<&str>) -> bool {
    let header = message.header();
    let path = header.path().map(|path| path.as_str()).unwrap_or_default();
    ours.is_none_or(|ours| path.ends_with(ours))
}

/// A session's changed properties say that it is not the active one.
fn went_behind(message: &Message) -> bool {
    let body = message.body();
    let changed = body.deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>();
    let is_false = |value: &OwnedValue| matches!(**value, Value::Bool(false));
    changed.is_ok_and(|(of, changed, _)| of == SESSION && changed.get("Active").is_some_and(is_false))
}

/// The machine goes to sleep: it is held up until the page is gone.
async fn sleep(tell: Sender<Trigger>) -> zbus::Result<()> {
    let bus = Connection::system().await?;
    let mut told = signals(&bus, MANAGER, "PrepareForSleep").await?;
    let mut hold = delay(&bus).await;
    while let Some(message) = told.next().await {
        if !says_true(&message) {
            hold = delay(&bus).await;
            continue;
        }
        hear(&tell, Trigger::Sleep);
        second_look::clock::Clock::system().sleep(HOLD).await;
        drop(hold.take());
    }
    Ok(())
}

/// While this is held, the machine waits a moment before it sleeps. None where nobody gives it.
async fn delay(bus: &Connection) -> Option<OwnedFd> {
    let asked = ("sleep", "Second Look", "Locks before the screen is out of sight", "delay");
    let path = "/org/freedesktop/login1";
    let answer = bus.call_method(Some(LOGIND), path, Some(MANAGER), "Inhibit", &asked).await.ok()?;
    answer.body().deserialize().ok()
}

/// A session's id as a part of an object path: `_3` and so on for what may not stand there, and for a digit in front.
fn label(id: &str) -> String {
    let byte = |(at, byte): (usize, u8)| {
        let plain = byte.is_ascii_alphabetic() || at > 0 && byte.is_ascii_digit();
        if plain { char::from(byte).to_string() } else { format!("_{byte:02x}") }
    };
    id.bytes().enumerate().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sessions_id_is_written_as_the_bus_writes_it() {
        assert_eq!(label("3"), "_33");
        assert_eq!(label("c2"), "c2");
        assert_eq!(label("12"), "_312");
        assert_eq!(label("a-b"), "a_2db");
    }

    fn changed(session: &str, of: &str, property: &str, value: Value<'_>) -> Message {
        let signal =
            Message::signal(format!("{SESSIONS}/{session}"), "org.freedesktop.DBus.Properties", "PropertiesChanged");
        let body = (of, HashMap::from([(property, value)]), Vec::<&str>::new());
        signal.unwrap().build(&body).unwrap()
    }

    #[test]
    fn a_seat_that_goes_to_another_person_is_heard_of_our_own_session_alone() {
        let ours = Some("/session/_33");
        let heard = |message: &Message| is_of(message, ours) && went_behind(message);
        assert!(heard(&changed("_33", SESSION, "Active", Value::Bool(false))), "somebody else is in front");
        assert!(!heard(&changed("_33", SESSION, "Active", Value::Bool(true))), "it came back");
        assert!(!heard(&changed("_34", SESSION, "Active", Value::Bool(false))), "another person's session");
        assert!(!heard(&changed("_33", SESSION, "IdleHint", Value::Bool(false))), "another property");
        assert!(!heard(&changed("_33", "org.example.Other", "Active", Value::Bool(false))), "another thing");
        let unknown = changed("_34", SESSION, "Active", Value::Bool(false));
        assert!(is_of(&unknown, None) && went_behind(&unknown), "whoever knows no session of their own locks");
    }
}

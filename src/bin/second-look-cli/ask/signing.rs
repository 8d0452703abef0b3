//! Signing in and out.
use second_look::console::{Console, PersonView};
use serde::Serialize;

use crate::ended::Ended;
use crate::options::SignIn;
use crate::print::Printer;
use crate::profile::Opened;
use crate::table::one_line;

/// The address to open; printed before anybody has signed in.
#[derive(Serialize)]
struct Open<'a> {
    open: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    person: Option<PersonView>,
    environment: String,
}

pub async fn sign_in(printer: &mut Printer, opened: &Opened, asked: &SignIn) -> Result<(), Ended> {
    let console = &opened.console;
    let ticket = console.begin_sign_in(asked.login_hint.as_deref()).await?;
    if asked.no_browser {
        printer
            .answer(&Open { open: ticket.url() }, |open| format!("Open this address in a browser:\n{}", open.open))?;
    } else {
        // Whether a browser came up cannot be known; the address is there for when none did.
        let started = open::that_detached(ticket.url()).is_ok();
        let says = if started { "Go on in the browser. If none came up" } else { "No browser could be started. Then" };
        printer.remark(&format!("{says}, open this address yourself:\n{}", ticket.url()));
    }
    console.finish_sign_in(ticket).await?;
    opened.keep_addresses()?;
    let status = console.status().await?;
    printer.answer(&SignedIn { person: status.person, environment: status.environment }, |signed_in| {
        let who = signed_in.person.as_ref().map_or_else(String::new, |person| {
            format!(
                "{} ({}), roles: {}",
                one_line(&person.name),
                one_line(&person.id),
                one_line(&person.roles.join(", "))
            )
        });
        format!("Signed in to {}: {who}", signed_in.environment)
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignedOut {
    signed_out: bool,
    waiting: u32,
}

pub async fn sign_out(printer: &mut Printer, console: &Console) -> Result<(), Ended> {
    console.sign_out().await?;
    let counts = console.status().await?.counts;
    let waiting = counts.held.saturating_add(counts.waiting);
    printer.answer(&SignedOut { signed_out: true, waiting }, |signed_out| {
        let rest = match signed_out.waiting {
            0 => String::new(),
            1 => "\n1 decision waits; it is sent after your next sign-in.".to_owned(),
            many => format!("\n{many} decisions wait; they are sent after your next sign-in."),
        };
        format!("Signed out. Cases and decisions stay in the profile, sealed.{rest}")
    })
}

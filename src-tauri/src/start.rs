//! From the command line to the end of the process.
//!
//! Promises: the console is closed on every way out (the last window, a signal, the system's own quit), then the demo's
//! platform, and only then does the process end.
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use second_look::access::profile::default_home;
use second_look::clock::Clock;
use second_look::console::AppError;
use second_look::store::key_chain;
use tauri::{AppHandle, Manager, RunEvent};
use tauri_specta::Event;

use crate::closing::{self, Closing};
use crate::copied::Copied;
use crate::desk::{Desk, Plan};
use crate::ipc::changed::{Changed, forward};
use crate::options::{Options, Task};
use crate::{evidence, ipc, lock, place, single, window};

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let options = Options::parse();
    if let Some(Task::KeyFingerprint { profile }) = &options.task {
        return fingerprint(profile);
    }
    #[cfg(target_os = "linux")]
    crate::restart::once_more();
    second_look::quiet::listen();
    match plan(&options) {
        Ok(plan) => run(plan, options.link.as_deref()),
        Err(error) => complain(&error),
    }
}

fn plan(options: &Options) -> Result<Plan, AppError> {
    match &options.task {
        Some(Task::Demo { cases }) => Ok(Plan::Demo { cases: usize::try_from(*cases).unwrap_or(usize::MAX) }),
        _ => {
            let home = match &options.place.home {
                Some(home) => home.clone(),
                None => default_home()?,
            };
            Ok(Plan::Profile { home, overrides: options.place.overrides() })
        }
    }
}

/// The second process that reads a new key back; see the engine's `key_witness`.
fn fingerprint(profile: &str) -> ExitCode {
    use std::io::Write;
    match key_chain::read_fingerprint(profile) {
        Ok(line) => match writeln!(std::io::stdout(), "{line}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(cause) => complain(&AppError::new(cause.code(), cause.to_string(), Some(cause.what_to_do()))),
    }
}

fn run(plan: Plan, link: Option<&str>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return complain(&AppError::new("no_runtime", cause.to_string(), None)),
    };
    tauri::async_runtime::set(runtime.handle().clone());
    let home = match &plan {
        Plan::Profile { home, .. } => Some(home.clone()),
        Plan::Demo { .. } => None,
    };
    let desk = Arc::new(Desk::new(plan, Clock::system()));
    if let Some(link) = link {
        desk.followed().follow(link);
    }
    let code = match build(&desk, home.as_deref()) {
        Ok(app) => {
            let behind = Arc::clone(&desk);
            let code = app.run_return(move |app, event| {
                hand_over_links(app, &event);
                closing::hear(app, &event);
                window::hear(app, &event);
                lock::page::hear(app, &event);
                if matches!(event, RunEvent::Exit) {
                    app.state::<Arc<Copied>>().take_back(None);
                    // On macOS the process ends right after this.
                    close(&behind);
                }
            });
            ExitCode::from(u8::try_from(code).unwrap_or(1))
        }
        Err(cause) => complain(&AppError::new("no_window", cause.to_string(), None)),
    };
    close(&desk);
    code
}

fn close(desk: &Desk) {
    if let Err(error) = tauri::async_runtime::block_on(desk.close()) {
        tracing::error!(code = error.code, "closing ended badly");
    }
}

/// macOS hands a link over as an event; elsewhere it comes as a word of a second start.
#[cfg_attr(not(target_os = "macos"), expect(unused_variables, reason = "other systems have no such event"))]
fn hand_over_links(app: &AppHandle, event: &RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = event {
        urls.iter().for_each(|url| single::follow(app, url.as_str()));
    }
}

/// The page, its policy and what it may call, as they were built in.
pub(crate) fn context() -> tauri::Context<tauri::Wry> {
    tauri::generate_context!()
}

/// The window and what stands around it; without a home it is a demo, which stands alone and leaves nothing.
fn build(desk: &Arc<Desk>, home: Option<&Path>) -> tauri::Result<tauri::App> {
    let commands = ipc::commands();
    let pictures = Arc::clone(desk);
    let mut context = context();
    let mut builder = tauri::Builder::default();
    if let Some(home) = home {
        let name = single::name(&context.config().identifier, home);
        // Where the plugin goes by the program's own identifier (everywhere but on Linux), that is the profile's too.
        if cfg!(not(target_os = "linux")) {
            context.config_mut().identifier.clone_from(&name);
        }
        builder = builder.plugin(single::plugin(name));
        for plugin in place::plugins(home).into_iter().flatten() {
            builder = builder.plugin(plugin);
        }
    }
    builder
        .manage(Arc::clone(desk))
        .manage(Arc::new(Closing::default()))
        .manage(Copied::new(desk.clock().clone()))
        .invoke_handler(commands.invoke_handler())
        .register_asynchronous_uri_scheme_protocol(evidence::SCHEME, move |context, request, responder| {
            let (desk, label) = (Arc::clone(&pictures), context.webview_label().to_owned());
            tauri::async_runtime::spawn(
                async move { responder.respond(evidence::answer(&desk, &label, &request).await) },
            );
        })
        .setup(move |app| {
            commands.mount_events(app);
            #[cfg(target_os = "linux")]
            crate::selected::keep_in();
            window::open(app.handle())?;
            tauri::async_runtime::spawn(end_on_signal(app.handle().clone()));
            tauri::async_runtime::spawn(open_at_once(app.handle().clone()));
            tauri::async_runtime::spawn(tell_changes(app.handle().clone()));
            tauri::async_runtime::spawn(lock::keep(app.handle().clone()));
            Ok(())
        })
        .build(context)
}

/// Opens the profile while the page loads; the page asks how far it is.
async fn open_at_once(app: AppHandle) {
    app.state::<Arc<Desk>>().start_state().await;
}

/// Hands what the console tells on to the page, from the moment there is a console, and of the next one after a lock.
async fn tell_changes(app: AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    let emit = |changed: Changed| {
        if let Err(cause) = changed.emit(&app) {
            tracing::debug!(error = %cause, "the page could not be told of a change");
        }
    };
    while let Some(console) = desk.opened().await {
        let changes = console.changes();
        drop(console);
        // What changed before we listened.
        emit(Changed::anything());
        forward(changes, desk.clock().clone(), emit).await;
    }
}

/// A signal ends the program as closing the window does.
async fn end_on_signal(app: AppHandle) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let signals = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()), signal(SignalKind::hangup()));
        let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)) = signals else { return };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_err() {
        return;
    }
    app.exit(0);
}

/// One line on standard error; there is nowhere left to report that it cannot be written.
fn complain(error: &AppError) -> ExitCode {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "second-look: {error}");
    ExitCode::FAILURE
}

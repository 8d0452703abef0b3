//! `cargo xtask demo`: from a bare machine to a full queue on the screen.
use std::process::Command;

use crate::machine::has_display;
use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, built, cargo, in_words, said, timed, visible};
use crate::ui;

/// The test that does the demo's job where nobody could see a window.
const WITHOUT_DISPLAY: &str = "demo_without_a_display";

/// Prepares, builds, and opens the window with `second-look demo`; without a display, works it under a virtual one.
pub fn demo(options: &Options) -> Result<(), Stop> {
    let display = has_display();
    if !display {
        println!("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).");
        println!("The same job will be done in a real window on a virtual display, with a summary at the end.\n");
    }
    step(1, "the machine", || prepare(if display { Purpose::Demo } else { Purpose::DemoWithoutDisplay }, options.yes))?;
    step(2, "the view", || ui::install().and_then(|()| ui::build()))?;
    if !display {
        step(3, "the window and its driver", || {
            visible(&mut cargo(&["test", "--workspace", "--test", "desktop", "--no-run"]))
        })?;
        return step(4, "the job, under a virtual display", || {
            // A name that matches nothing would pass without having done anything.
            let tests = said(&mut cargo(&["test", "--quiet", "--workspace", "--test", "desktop", "--", "--list"]))?;
            if !tests.contains(&format!("{WITHOUT_DISPLAY}: test")) {
                return Err(Stop::new(format!("tests/desktop holds no test named {WITHOUT_DISPLAY}.")));
            }
            let words = ["test", "--quiet", "--workspace", "--test", "desktop", "--", WITHOUT_DISPLAY, "--nocapture"];
            visible(&mut cargo(&words))
        });
    }
    step(3, "the window", || visible(&mut cargo(&["build", "--workspace", "--bin", "second-look"])))?;
    println!("\n[4/4] opening the window. Close it to end the demo; its profile is thrown away.");
    visible(Command::new(built("second-look")?).arg("demo"))
}

fn step(number: u8, what: &str, work: impl FnOnce() -> Result<(), Stop>) -> Result<(), Stop> {
    println!("\n[{number}/4] {what}");
    let (result, time) = timed(work);
    result?;
    println!("[{number}/4] {what}: done in {}", in_words(time));
    Ok(())
}

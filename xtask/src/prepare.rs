//! Finds what a machine lacks, says why it is needed, asks, and installs it.
use std::io::{IsTerminal as _, Write as _};
use std::process::Command;

use crate::machine::{System, has_display, has_program, is_root, system};
use crate::needs::{NEEDS, Need, Purpose, Remedy};
use crate::options::Options;
use crate::run::{Stop, line, visible};

/// `cargo xtask prepare [demo|test|tour|check] [--yes]`; without a word, for everything.
pub fn command(options: &Options) -> Result<(), Stop> {
    match options.words.first().map(String::as_str) {
        Some("demo") if has_display() => prepare(Purpose::Demo, options.yes),
        Some("demo") => prepare(Purpose::DemoWithoutDisplay, options.yes),
        Some("tour") => prepare(Purpose::Tour, options.yes),
        Some("check") => prepare(Purpose::Check, options.yes),
        Some("test") | None => prepare(Purpose::Test, options.yes),
        Some(other) => Err(Stop::new(format!("nothing is known about preparing for {other}"))),
    }
}

/// Makes the machine ready for a purpose, or stops with what the person has to do.
pub fn prepare(purpose: Purpose, yes: bool) -> Result<(), Stop> {
    let missing = missing(purpose);
    if missing.is_empty() {
        println!("Machine: everything needed is here.");
        return Ok(());
    }
    println!("This machine lacks:");
    for need in &missing {
        println!("  - {}: {}", need.name, need.why);
    }
    let plan = Plan::new(&missing, system(), has_program(&["node"]));
    if !plan.by_hand.is_empty() {
        println!("\nPlease do this yourself:");
        for (name, what) in &plan.by_hand {
            println!("  - {name}: {what}");
        }
    }
    if let Some(command) = plan.install_line(system()) {
        println!("\nThe packages: {command}");
    }
    if !plan.by_hand.is_empty() || !matches!(system(), System::Debian { .. }) {
        return Err(Stop::new("Nothing was installed. Run the same command again when this is done."));
    }
    install(&plan.packages, yes)?;
    let still: Vec<_> = self::missing(purpose).iter().map(|need| need.name).collect();
    if still.is_empty() {
        Ok(())
    } else {
        Err(Stop::new(format!("Still missing after installing: {}.", still.join(", "))))
    }
}

fn missing(purpose: Purpose) -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| need.purposes.contains(&purpose) && !(need.present)()).collect()
}

/// What packages can bring, and what only the person can.
#[derive(Debug, Default)]
struct Plan {
    packages: Vec<&'static str>,
    by_hand: Vec<(&'static str, &'static str)>,
}

impl Plan {
    fn new(missing: &[&Need], system: System, node_is_there: bool) -> Plan {
        let mut plan = Plan::default();
        for need in missing {
            match need.remedy(system, node_is_there) {
                Remedy::Package(name) => plan.packages.push(name),
                Remedy::ByHand(what) => plan.by_hand.push((need.name, what)),
            }
        }
        plan
    }

    /// The line that installs the packages on the given system.
    fn install_line(&self, system: System) -> Option<String> {
        let manager = match system {
            System::Debian { .. } => "apt-get update && apt-get install",
            System::Fedora => "dnf install",
            System::Arch => "pacman -S",
            System::MacOs | System::Windows | System::Other => return None,
        };
        (!self.packages.is_empty()).then(|| format!("{manager} {}", self.packages.join(" ")))
    }
}

/// Installs with apt, as root or through sudo, after a yes.
fn install(packages: &[&str], yes: bool) -> Result<(), Stop> {
    let prefix: &[&str] = match (is_root(), has_program(&["sudo"])) {
        (true, _) => &["env"],
        (false, true) => &["sudo", "env"],
        (false, false) => {
            return Err(Stop::new(
                "You are not root and there is no sudo. Have the packages above installed, then run this again.",
            ));
        }
    };
    if !yes && !agreed("Install them now with apt?")? {
        return Err(Stop::new("Nothing was installed."));
    }
    let apt = |words: &[&str]| {
        let mut command = Command::new(prefix.first().copied().unwrap_or("env"));
        command.args(prefix.iter().skip(1)).arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get").args(words);
        command
    };
    // A broken third-party list makes this fail although Debian's own list is fresh; the installation itself is the judge.
    let mut update = apt(&["update", "--quiet"]);
    if let Err(stop) = visible(&mut update) {
        println!("{stop}; going on with the lists that are here.");
    }
    let mut words = vec!["install", "--quiet", "--yes", "--no-install-recommends", "--option", "Dpkg::Use-Pty=0"];
    words.extend_from_slice(packages);
    let mut install = apt(&words);
    visible(&mut install).map_err(|stop| Stop::new(format!("{stop}\nTo try it by hand: {}", line(&install))))
}

/// Asks a yes-or-no question. Where nobody can answer, the answer is how to say yes beforehand.
fn agreed(question: &str) -> Result<bool, Stop> {
    if !std::io::stdin().is_terminal() {
        return Err(Stop::new(format!("{question} Nobody is here to answer; add --yes to agree beforehand.")));
    }
    print!("\n{question} [y/N] ");
    std::io::stdout().flush().map_err(|e| Stop::new(format!("cannot write to the terminal: {e}")))?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(|e| Stop::new(format!("cannot read the answer: {e}")))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEBIAN_12: System = System::Debian { ubuntu: false, node_is_new_enough: false };

    fn needs(names: &[&str]) -> Vec<&'static Need> {
        NEEDS.iter().filter(|need| names.contains(&need.name)).collect()
    }

    #[test]
    fn the_install_line_can_be_pasted_as_it_is() {
        let missing = needs(&["Xvfb", "gnome-keyring"]);
        let plan = Plan::new(&missing, DEBIAN_12, true);
        assert_eq!(plan.install_line(DEBIAN_12).unwrap(), "apt-get update && apt-get install xvfb gnome-keyring");
        let plan = Plan::new(&missing, System::Fedora, true);
        assert_eq!(plan.install_line(System::Fedora).unwrap(), "dnf install xorg-x11-server-Xvfb gnome-keyring");
        assert_eq!(plan.install_line(System::Other), None, "no names are known for other systems");
    }

    #[test]
    fn what_no_package_brings_is_left_to_the_person() {
        let missing = needs(&["Xvfb", "Node 20.19 or later, or 22.12 or later", "rustfmt and clippy"]);
        let plan = Plan::new(&missing, DEBIAN_12, true);
        assert_eq!(plan.packages, ["xvfb"]);
        let names: Vec<_> = plan.by_hand.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["Node 20.19 or later, or 22.12 or later", "rustfmt and clippy"]);
    }
}

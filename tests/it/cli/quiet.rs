//! No image of the memory, asked of the system and tried.
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};

use super::terminal::{PROGRAM, Terminal, ended, start_as};

#[tokio::test(flavor = "multi_thread")]
async fn no_image_of_the_memory_is_written_when_the_program_is_aborted_with_its_keys_open() {
    let terminal = Terminal::synced("rev-17").await;
    let checkup = terminal.json(&["doctor"]).json();
    assert_eq!(checkup["memory"]["noDumps"], true, "{}", checkup["memory"]);

    // A second sign-in waits for a person with the profile open.
    let (running, _) = terminal.begin_sign_in(&[]);
    #[cfg(target_os = "linux")]
    {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.id())).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "neither now nor later: {core}");
    }
    drop(running);

    let mut command = Command::new(PROGRAM);
    command.args(["sign-in", "--no-browser", "--home", terminal.home().to_str().unwrap(), "--secrets-stdin"]);
    command.args(terminal.addresses()).current_dir(terminal.beside("")).stderr(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let secrets = format!("{}\n", super::terminal::SECRETS);
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), secrets.as_bytes()).unwrap();
    let lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    let address = lines.map_while(Result::ok).find(|line| line.contains("http://"));
    assert!(address.is_some(), "the profile is open");
    let words = ["-c", "kill -ABRT \"$1\"", "sh", &child.id().to_string()];
    assert!(Command::new("sh").args(words).status().unwrap().success());
    let status = child.wait().unwrap();
    assert!(status.signal().is_some() && !status.core_dumped(), "{status}");
    let names = std::fs::read_dir(terminal.beside("")).unwrap().map(|entry| entry.unwrap().file_name());
    let dumps: Vec<_> = names.filter(|name| name.to_string_lossy().contains("core")).collect();
    assert!(dumps.is_empty(), "{dumps:?}");
}

#[test]
fn what_went_wrong_is_told_without_a_back_trace_whatever_is_asked_for() {
    let mut command = Command::new(PROGRAM);
    command.args(["doctor", "--home", "/nowhere/at/all"]).env("RUST_BACKTRACE", "full").env("RUST_LOG", "trace");
    let ran = ended(start_as(command, ""));
    assert!(ran.status != 0 && !ran.err.is_empty(), "it went wrong, and was told");
    assert!(!ran.err.contains("stack backtrace") && !ran.err.contains("TRACE"), "{}", ran.err);
}

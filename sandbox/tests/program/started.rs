use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_second-look-sandbox");

struct Served {
    child: Child,
    addresses: Value,
}

impl Served {
    fn start(words: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(words)
            .arg("--until-stdin-closes")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        Self { child, addresses: serde_json::from_str(&line).expect("one JSON line") }
    }

    fn text(&self, name: &str) -> &str {
        self.addresses[name].as_str().expect("a text")
    }

    /// Closes its standard input and waits for its end.
    #[expect(clippy::disallowed_methods, reason = "waits for a real process")]
    fn end(mut self) -> bool {
        drop(self.child.stdin.take());
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.child.kill().expect("a child");
        false
    }
}

fn check(served: &Served, words: &[&str], input: &str) -> (Option<i32>, String) {
    let mut child = Command::new(PROGRAM)
        .args(["check", "--review", served.text("review"), "--issuer", served.text("issuer")])
        .args(["--platform", served.text("platform")])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("a reader");
    let output = child.wait_with_output().expect("an end");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn it_names_its_addresses_in_one_line_and_ends_with_its_parent() {
    let served = Served::start(&["--cases", "3", "--seed", "11"]);
    for name in ["platform", "review", "issuer", "control"] {
        assert!(served.text(name).starts_with("http://127.0.0.1:"), "{name}: {}", served.text(name));
    }
    assert!(served.text("platform").ends_with("/api/v1") && served.text("review").ends_with("/review/v1"));
    assert!(served.text("issuer").ends_with("/oidc") && served.text("files").starts_with("127.0.0.1:"));
    assert_eq!((served.text("clientId"), served.text("environment")), ("second-look-console", "staging"));
    assert!(served.end(), "it ends by itself, without a complaint");
}

#[test]
fn its_check_passes_and_prints_one_line_a_rule() {
    let served = Served::start(&["--generation", "mixed"]);
    let secret = "{\"clientSecret\":\"sandbox-secret-not-a-real-one\"}\n";
    let (code, lines) = check(&served, &["--secrets-stdin"], secret);
    assert_eq!(code, Some(0), "{lines}");
    assert!(lines.lines().filter(|line| line.starts_with("pass  ")).count() > 60, "{lines}");
    assert!(!lines.contains("FAIL"), "{lines}");
    assert!(served.end());
}

#[test]
fn its_check_fails_with_status_1_and_names_the_rule() {
    let served = Served::start(&["--cases", "40"]);
    // A reviewer who is no lead cannot play the lead.
    let (code, lines) = check(&served, &["--lead", "rev-23", "--read-only"], "");
    assert_eq!(code, Some(1), "{lines}");
    assert!(lines.lines().any(|line| line.starts_with("FAIL  a lead releases by force")), "{lines}");
    assert!(served.end());
}

#[test]
fn a_secret_that_is_not_the_line_of_json_is_a_usage_error() {
    let served = Served::start(&["--cases", "3"]);
    let (code, _) = check(&served, &["--secrets-stdin"], "hunter2\n");
    assert_eq!(code, Some(2));
    assert!(served.end());
}

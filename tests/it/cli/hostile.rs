//! T-11, the part without a window: text from strangers through the command line, its JSON, the lists it writes and the files
//! of a profile. The views have their own part (`ui/tests/browser/t11.test.mjs`), with the same classes.
use second_look::case::shown::{ShownText, steering};
use second_look::catalogue::Language;
use second_look::ledger::file::{LedgerFormat, entry};
use second_look::ledger::view::{LedgerEntry, PersonName};
use second_look_sandbox::Change;
use serde_json::Value;

use super::terminal::Terminal;

/// Scalars of one name: no more than is kept of one.
const NAME: usize = 150;

fn characters(ranges: &[std::ops::RangeInclusive<u32>]) -> Vec<char> {
    ranges.iter().cloned().flatten().filter_map(char::from_u32).collect()
}

/// About 400 texts, by class: what each of them would do stands in its first line.
fn strings() -> Vec<String> {
    let mut all = Vec::new();
    // Turns the line around, or hides in it.
    for c in characters(&[0x202a..=0x202e, 0x2066..=0x2069, 0x200e..=0x200f, 0x061c..=0x061c]) {
        all.extend([format!("gnp{c}exe"), format!("{c}{c}{c}open"), format!("12{c}\u{5d0}\u{5d1}34")]);
    }
    for c in characters(&[0x00ad..=0x00ad, 0x034f..=0x034f, 0x200b..=0x200d, 0x2060..=0x2064, 0xfeff..=0xfeff]) {
        all.extend([format!("Ann{c}a"), format!("{c}{c}")]);
    }
    for c in characters(&[0xe0020..=0xe0030]) {
        all.push(format!("tag{c}ged"));
    }
    // Steers a terminal, a line or a log.
    for c in characters(&[0x00..=0x1f, 0x7f..=0x9f, 0x2028..=0x2029]) {
        all.extend([format!("a{c}b"), format!("x{c}{c}y"), format!("{c}[31mred{c}[0m")]);
    }
    // Piles up.
    for mark in characters(&[0x0300..=0x030f]) {
        all.extend([format!("e{mark}"), format!("o{}", mark.to_string().repeat(60))]);
    }
    // Looks like a blank, or like another letter.
    for c in characters(&[0x00a0..=0x00a0, 0x1680..=0x1680, 0x2000..=0x200a, 0x202f..=0x202f, 0x205f..=0x205f]) {
        all.push(format!("a{c}b"));
    }
    let alike = ["раураl", "Αlpha", "ℌ𝔢𝔩𝔩𝔬", "Ⅷ", "ﬁn", "K", "ſ", "ａｂｃ", "І", "ο", "ⅼ", "𝟏𝟐", "꞉//", "․", "‚", "＇"];
    all.extend(alike.map(str::to_owned));
    // Is run by a page, a shell, a database, a template, a spreadsheet.
    let run = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "javascript:alert(1)",
        "&lt;b&gt;&#x3C;",
        "<!--",
        "]]>",
        "$(id)",
        "`id`",
        "; rm -rf /",
        "| cat /etc/passwd",
        "../../../etc/passwd",
        "C:\\CON",
        "'; DROP TABLE cases; --",
        "\" OR \"\"=\"",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "{ $name }",
        "{ -brand }",
        "%s%n%x",
        "{0}{1}",
        "%00",
        "\\u202e",
        "\\x1b[31m",
        "NULL",
        "null",
        "NaN",
        "true",
        "-0",
        "1e309",
        "undefined",
        "__proto__",
        "[object Object]",
    ];
    all.extend(run.map(str::to_owned));
    for begin in ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋", "－", "＠", "−"] {
        all.extend(["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"x\")"].map(|formula| format!("{begin}{formula}")));
    }
    // Is joined out of several, runs the other way, or is long.
    let joined =
        ["👩‍👩‍👧‍👦", "🏳️‍🌈", "👨🏽‍🚀", "🇩🇪🇫🇷", "1️⃣", "❤️‍🔥", "👁️‍🗨️", "🧑‍🤝‍🧑", "שלום עולם", "مرحبا بالعالم", "ﷺ", "ༀ", "𓂀", "नमस्ते", "ไทย"];
    all.extend(joined.map(str::to_owned));
    for (one, many) in [("W", 140), ("x", 4_000), ("word ", 30), ("漢", 120), ("é", 140), ("אב", 70)] {
        all.push(one.repeat(many));
    }
    all
}

/// The texts in as few names as take them; each name begins with a mark of its own.
fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for text in strings() {
        let text: String = text.chars().take(NAME - 10).collect();
        match names.last_mut() {
            Some(name) if name.chars().count() + text.chars().count() < NAME => {
                name.push('|');
                name.push_str(&text);
            }
            _ => names.push(format!("T11x{:03}x{text}", names.len())),
        }
    }
    names
}

fn steers(text: &str) -> Option<char> {
    text.chars().find(|c| *c != '\n' && steering(*c).is_some())
}

#[test]
fn t_11_each_hostile_text_is_another_and_is_shown_without_what_would_steer() {
    let all = strings();
    let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
    assert!(distinct.len() >= 400, "{} of {}", distinct.len(), all.len());
    for text in &all {
        let shown = ShownText::new(text);
        let wanted: String = text.chars().take(300).filter(|c| steering(*c).is_none()).collect();
        assert!(shown.text == wanted && steers(&shown.text).is_none(), "{}", text.escape_debug());
        let taken = text.chars().take(300).filter(|c| steering(*c).is_some()).count();
        assert_eq!(usize::try_from(shown.marks_total).unwrap(), taken, "what is taken out is said");
    }
}

#[test]
fn t_11_hostile_text_neither_runs_nor_steers_in_a_list_that_is_taken_out() {
    for text in strings() {
        let person = PersonName { id: text.clone(), name: Some(text.clone()) };
        let row = LedgerEntry {
            seq: 1,
            kind: text.clone(),
            person: Some(person),
            case_id: None,
            decision_id: Some(text.clone()),
            at: "2026-11-26T09:00:00.000Z".to_owned(),
            clock_back: false,
            readable: true,
        };
        for language in Language::ALL.iter().copied() {
            let line = entry(LedgerFormat::Csv.shaped(language), &row, true).unwrap();
            let inside = line.strip_suffix("\r\n").unwrap();
            assert!(inside.chars().all(|c| steering(c).is_none()), "one line, nothing in it steers: {inside:?}");
            for cell in cells(inside) {
                let begins = cell.trim_start().chars().next();
                let runs = begins.is_some_and(|c| "=+-@＝＋－−＠".contains(c));
                assert!(!runs, "a spreadsheet would run it: {cell:?}");
            }
        }
        let json = entry(LedgerFormat::Json.shaped(Language::English), &row, true).unwrap();
        let back: Value = serde_json::from_str(json.trim_start()).unwrap();
        assert_eq!(back["kind"], text, "a program reads it as it is");
    }
}

/// The cells of a line whose cells all stand in quotes.
fn cells(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut cell, mut quoted) = (String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => {
                found.push(std::mem::take(&mut cell));
                quoted = false;
            }
            '"' => quoted = true,
            c if quoted => cell.push(c),
            _ => {}
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn t_11_hostile_text_steers_no_terminal_and_lies_in_no_file_in_the_clear() {
    let terminal = Terminal::new().await;
    terminal.sign_in("rev-17", &[]).done();
    let names = names();
    let control = terminal.sandbox.as_ref().unwrap().control();
    let environment = terminal.at.environment.clone();
    control.add_cases(&environment, names.len() * 3).unwrap();
    // Not every case has a name in its evidence.
    let mut left = names.iter();
    let mut next = left.next();
    for case_id in control.plain_cases(&environment) {
        let Some(name) = next else { break };
        let text = Change::SetText { field: "familyName".into(), text: name.clone(), keep_etag: false };
        if control.change(&environment, &case_id, text).is_ok() {
            next = left.next();
        }
    }
    assert!(next.is_none(), "there are cases for all {} names", names.len());
    let synced = terminal.run(&["sync", "--once"]);
    assert_eq!(steers(&synced.err), None, "{}", synced.err);
    synced.done();

    let raw = terminal.json(&["queue", "--limit", "500"]);
    assert_eq!(steers(&raw.out), None, "the line of JSON steers nothing");
    let page = raw.json();
    let shown: Vec<&str> = page["rows"].as_array().unwrap().iter().filter_map(|row| row["name"].as_str()).collect();
    for name in &names {
        let mark = name.get(..8).unwrap();
        assert!(shown.iter().any(|row| row.contains(mark)), "{mark} is in the queue");
    }
    let text = terminal.run(&["queue", "--limit", "500"]).done();
    assert_eq!(steers(&text), None, "the table steers nothing");
    let rows = page["rows"].as_array().unwrap();
    assert_eq!(
        text.lines().count(),
        rows.len() + 2,
        "each case stands in one line, below the head and above the count"
    );

    // The richest of them in full, as text and as JSON.
    let marked = |row: &&Value| row["name"].as_str().is_some_and(|name| name.contains("T11x"));
    for row in rows.iter().filter(marked).take(4) {
        let id = row["caseId"].as_str().unwrap();
        let words = terminal.run(&["case", id]).done();
        assert!(words.contains("T11x"), "the case has the name");
        assert_eq!(steers(&words), None, "{id}");
        assert_eq!(steers(&terminal.json(&["case", id]).done()), None, "{id}");
    }
    for file in std::fs::read_dir(terminal.home()).unwrap() {
        let path = file.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        assert!(!bytes.windows(4).any(|four| four == b"T11x"), "in the clear in {}", path.display());
    }
}

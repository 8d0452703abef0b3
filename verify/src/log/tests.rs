//! A stranger's file never fills memory, and what nobody signed never holds.
use super::*;

const HEAD: &str = "{\"entries\":\"0\",\"log\":\"second-look\",\"v\":1}\n";

fn read(text: &str) -> Report {
    LogCheck::default().read(text.as_bytes()).unwrap()
}

#[test]
fn a_file_of_nothing_but_its_first_line_does_not_hold() {
    let codes: Vec<FaultCode> = read(HEAD).faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [FaultCode::Empty], "a console that exports its log has an entry that says so");
}

#[test]
fn faults_beyond_the_first_hundred_are_counted_and_not_kept() {
    let report = read(&(HEAD.to_owned() + &"not a line\n".repeat(1_000)));
    assert_eq!((report.faults.len(), report.more_faults), (100, 900));
    assert!(!report.is_whole());
}

#[test]
fn logs_beyond_the_first_thousand_are_counted_and_not_kept() {
    let line = "{\"epoch\":\"1\",\"key\":\"none\",\"link\":null}\n";
    let report = read(&(HEAD.to_owned() + &line.repeat(2_500)));
    assert_eq!((report.epochs.len(), report.more_epochs), (1_000, 1_500));
    assert!(!report.is_whole());
}

#[test]
fn an_entry_that_roots_alone_tell_is_told_so() {
    let first_bad = |from, to| Some(FirstBad { from, to });
    let place = |first_bad, proven_below| {
        Fault { code: FaultCode::Altered, epoch: 1, line: 9, first_bad, proven_below }.place()
    };
    assert_eq!(place(None, 3), "");
    assert_eq!(place(first_bad(3, 3), 3), "; the first bad entry is 3");
    assert_eq!(place(first_bad(3, 5), 3), "; the first bad entry is one of 3 to 5");
    assert_eq!(
        place(first_bad(5, 5), 3),
        "; the first bad entry is 5, as roots and numbers tell; a signature proves those below 3"
    );
}

#[test]
fn an_entry_longer_than_a_console_appends_is_unreadable() {
    let key = "second-look/console/dev_1/log/1+4f898ffc+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
    let of = |bytes: usize| {
        let entry = format!(r#"{{"seq":"0","x":"{}"}}"#, "a".repeat(bytes));
        let epoch = Line::Epoch { epoch: 1, key: key.to_owned(), link: None }.write().unwrap();
        let entry = Line::Entry { entry, root: None }.write().unwrap();
        read(&format!("{HEAD}{epoch}\n{entry}\n")).faults.first().map(|fault| fault.code)
    };
    assert_eq!(of(8_100), Some(FaultCode::UnsignedTail), "read, and covered by no checkpoint");
    assert_eq!(of(8_192), Some(FaultCode::Unreadable));
}

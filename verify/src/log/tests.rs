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

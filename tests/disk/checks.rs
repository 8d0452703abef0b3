//! That the instruments can fail: the disk that forgets, the reading of a trace, and the rules.
use std::path::Path;

use libtest_mimic::Trial;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::device::{Device, Fate, Image};
use crate::faults::Sum;
use crate::reader::{Entry, Found};
use crate::rules::{Broken, Heard, hold};
use crate::scenario::{Orders, Scenario};
use crate::trace::{Step, steps};

/// The trials.
pub fn trials() -> Vec<Trial> {
    let trial = |name: &str, run: fn()| {
        Trial::test(name, move || {
            run();
            Ok(())
        })
    };
    vec![
        trial("bytes_count_once_their_file_is_synced_and_names_once_their_folder_is", the_disk_forgets),
        trial("what_a_failed_sync_left_behind_no_later_sync_brings_back", a_failed_sync_stays_failed),
        trial("a_trace_is_read_across_threads_that_interrupt_each_other", a_trace_is_read),
        trial("the_rules_tell_lost_doubled_torn_and_both_false_words_apart", the_rules_catch),
    ]
}

fn lost(device: &Device) -> Image {
    device.cut(Fate::Lost, &mut StdRng::seed_from_u64(0))
}

fn written(name: &str, bytes: &[u8]) -> Step {
    Step::Written { name: name.to_owned(), at: 0, bytes: bytes.to_vec() }
}

fn played(device: &mut Device, all: &[Step]) {
    for step in all {
        device.step(step).unwrap();
    }
}

fn the_disk_forgets() {
    let mut device = Device::holding(Image::from([("db".to_owned(), b"old".to_vec())]));
    played(&mut device, &[Step::Made("new".into()), written("new", b"abc"), Step::Synced("new".into())]);
    assert!(!lost(&device).contains_key("new"), "its name is nowhere yet");
    played(&mut device, &[Step::FolderSynced, written("db", b"NEW")]);
    assert_eq!(lost(&device), Image::from([("db".into(), b"old".to_vec()), ("new".into(), b"abc".to_vec())]));
    assert_eq!(device.cut(Fate::Kept, &mut StdRng::seed_from_u64(0))["db"], b"NEW");
    assert_eq!(
        device.cut(Fate::Torn, &mut StdRng::seed_from_u64(0))["db"],
        b"old",
        "less than a sector is not written"
    );
    played(&mut device, &[Step::Synced("db".into()), Step::Renamed("new".into(), "db".into())]);
    assert_eq!(lost(&device)["db"], b"NEW", "the folder still has the old names");
    played(&mut device, &[Step::FolderSynced, Step::Removed("db".into())]);
    assert_eq!(lost(&device), Image::from([("db".into(), b"abc".to_vec())]));
    assert!(device.step(&written("db", b"x")).is_err(), "a file nobody made is a trace wrongly read");
}

fn a_failed_sync_stays_failed() {
    let mut device = Device::holding(Image::from([("db".to_owned(), b"full journal".to_vec())]));
    let cut = Step::Cut { name: "db".into(), to: 0 };
    played(&mut device, &[cut, Step::SyncFailed("db".into()), written("db", b"NEXT"), Step::Synced("db".into())]);
    assert_eq!(lost(&device)["db"], b"NEXT journal", "the pages of the failed sync count as clean and are not written");
}

fn a_trace_is_read() {
    let hex = |text: &str| text.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let (home, file) = (hex("/p"), hex("/p/db"));
    let trace = format!(
        "7 openat(AT_FDCWD<{home}>, \"{file}\", O_RDWR|O_CREAT, 0600) = 3<{file}>\n\
         7 pwrite64(3<{file}>, \"{}\", 2, 512 <unfinished ...>\n\
         8 write(1<pipe>, \"{}\", 5) = 5\n\
         7 <... pwrite64 resumed>) = 2\n\
         7 fsync(3<{file}>) = -1 EIO (Input/output error) (INJECTED)\n\
         7 unlink(\"{file}\") = -1 ENOENT (No such file or directory)\n\
         7 fsync(4<{home}>) = 0\n",
        hex("ab"),
        hex("done\n"),
    );
    let wanted = [
        Step::Made("db".into()),
        Step::Said("done\n".into()),
        Step::Written { name: "db".into(), at: 512, bytes: b"ab".to_vec() },
        Step::SyncFailed("db".into()),
        Step::FolderSynced,
    ];
    assert_eq!(steps(&trace, Path::new("/p")).unwrap(), wanted);
    let strange = format!("7 fallocate(3<{file}>, 0, 0, 4096) = 0\n");
    assert!(steps(&strange, Path::new("/p")).is_err(), "a change that is not understood is never passed over");
}

fn the_rules_catch() {
    let orders = Orders {
        scenario: Scenario::Decide,
        home: "/p".into(),
        at: Default::default(),
        tokens: String::new(),
        case_id: "cse_1".into(),
    };
    let entry = Entry {
        entry_id: "e".into(),
        decision_id: "d".into(),
        case_id: "cse_1".into(),
        state: "queued".into(),
        receipt: false,
        body_digest: String::new(),
        words: true,
    };
    let mut one = Found { log: vec![("decided".into(), Some("d".into()))], ..Found::default() };
    one.entries.push(entry.clone());
    one.case_keys.insert("cse_1".into());
    let none = Found { drafts: vec!["cse_1".into()], ..Found::default() };
    let judge = |heard: &Heard, found: &Found| hold(&orders, &one, heard, Some(found));
    let said = Heard { done: Some("e".into()), ..Heard::default() };
    let denied = Heard { not_saved: true, ..Heard::default() };
    assert_eq!((judge(&said, &one), judge(&denied, &none)), (Ok(()), Ok(())), "what is right passes");
    assert!(matches!(judge(&said, &none), Err(Broken::FalselySaved(_))), "called saved, and not there");
    assert!(matches!(judge(&denied, &one), Err(Broken::FalselyNotSaved(_))), "called not saved, and there");
    let gone = |heard: &Heard| hold(&orders, &one, heard, None);
    assert!(matches!(gone(&said), Err(Broken::FalselySaved(_))), "called saved, and not even the file is there");
    assert!(matches!(gone(&denied), Err(Broken::Lost(_))), "what was there before is gone");
    let sums = Sum {
        broken: vec![
            ("a".to_owned(), Broken::FalselySaved("e".to_owned())),
            ("b".to_owned(), Broken::FalselyNotSaved("e".to_owned())),
            ("c".to_owned(), Broken::FalselyNotSaved("e".to_owned())),
        ],
        ..Sum::default()
    };
    let line = sums.line("t01", 0);
    assert!(line.contains("lost=0 doubled=0 torn=0 false_saved=1 false_not_saved=2 signals=0"), "by its name: {line}");
    let mut twice = one.clone();
    twice.log.push(("decided".into(), Some("d".into())));
    assert!(matches!(judge(&said, &twice), Err(Broken::Doubled(_))), "told twice");
    let mut untold = one.clone();
    untold.log.clear();
    assert!(matches!(judge(&said, &untold), Err(Broken::Torn(_))), "an entry the log does not tell of (I1)");
    let mut mute = one.clone();
    mute.entries[0].words = false;
    assert!(matches!(judge(&said, &mute), Err(Broken::Torn(_))), "a key without the words it is for");
    let mut early = one.clone();
    early.entries[0].state = "confirmed".into();
    assert!(matches!(judge(&said, &early), Err(Broken::Torn(_))), "confirmed without a receipt (I3)");
}

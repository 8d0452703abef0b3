//! T-17: a day's script with fourteen canaries, then a look into every place outside the vault where one could have got to
//! (docs/quiet.md). What only a window has is looked at by `tests/desktop/leaks.rs`.
#[cfg(target_os = "linux")]
mod script;
pub mod search;
#[cfg(target_os = "linux")]
mod tap;

use search::{Canary, Search, files, forms};

fn planted() -> Vec<Canary> {
    vec![
        Canary { name: "name", text: "Jana Specimen-Ortega".to_owned() },
        Canary { name: "token", text: "eyJhbGciOiJFZERTQSJ9.e30".to_owned() },
    ]
}

#[test]
fn t_17_a_canary_is_found_in_every_form_and_every_place_it_is_planted_in() {
    let search = Search::new(&planted());
    for canary in planted() {
        for (form, bytes) in forms(&canary.text) {
            let around = [b"before \x00\xff", &bytes[..], b" after"].concat();
            assert!(search.within(&around).iter().any(|found| found.0 == canary.name), "{} as {form}", canary.name);
        }
        // However it happens to lie in what is coded around it.
        for before in ["", "a", "ab", "abc"] {
            use base64::Engine as _;
            let coded = base64::engine::general_purpose::STANDARD.encode(format!("{before}{}xyz", canary.text));
            assert!(!search.within(coded.as_bytes()).is_empty(), "base64 {before:?}");
        }
    }
    assert_eq!(search.within(b"Jana Specimen, eyJhbGciOiJFZERTQSJ"), [], "half of one is none");

    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("deep/er");
    second_look::store::private_file::private_folder(&inner).unwrap();
    second_look::store::private_file::replace(&inner.join("log"), b"opened Jana Specimen-Ortega").unwrap();
    second_look::store::private_file::replace(&inner.join("Jana Specimen-Ortega.pdf"), b"x").unwrap();
    second_look::store::private_file::replace(&inner.join("plain"), b"nothing").unwrap();
    let found = search.below(folder.path(), &[]);
    assert_eq!(found.len(), 2, "in a file and in a file's name: {found:?}");
    assert_eq!(search.below(folder.path(), &[folder.path().join("deep")]), [], "what is left out is left out");
    assert_eq!(files(folder.path(), &[]).len(), 5);
}

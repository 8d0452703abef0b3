//! Packages that whoever holds the key signed anew, in another way than packages are written.
use super::*;

/// The lists changed, and signed as they are then.
fn listed_so(change: &dyn Fn(&mut Members)) -> Members {
    let mut members = package(true);
    change(&mut members);
    let text = |name: &str| String::from_utf8(members[name].clone()).unwrap();
    let said = bag::statement("p-1", &text(bag::MANIFEST), &text(bag::TAG_MANIFEST)).unwrap();
    let signature = signing().sign(&bag::pae(said.as_bytes())).to_bytes();
    let envelope = bag::envelope(said.as_bytes(), &signature).unwrap();
    members.insert(bag::ENVELOPE.to_owned(), envelope.into_bytes());
    members
}

#[test]
fn a_file_that_the_other_list_names_is_not_what_the_log_committed_to() {
    assert_eq!(first(&listed_so(&|_| {})), None);
    let beside = listed_so(&|members| {
        members.insert("data/receipts/more.json".to_owned(), b"{}".to_vec());
        let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
        let info = bag_info(&facts, &bag::oxum(members)).into_bytes();
        members.insert("bag-info.txt".to_owned(), info);
        let mut tags = bag::tag_manifest(members);
        tags.push_str(&format!("{}  data/receipts/more.json\n", fields::hex(b"{}")));
        members.insert(bag::TAG_MANIFEST.to_owned(), tags.into_bytes());
    });
    assert_eq!(first(&beside), fault(PackageFaultCode::Unreadable, bag::TAG_MANIFEST));
}

#[test]
fn nothing_is_put_where_the_log_does_not_look() {
    for name in ["data/audit/more.txt", "more.txt", "keys/other.vkey", "README"] {
        for full in [true, false] {
            let mut members = package(full);
            members.insert(name.to_owned(), b"put in long after".to_vec());
            sign(&mut members);
            assert_eq!(first(&members), fault(PackageFaultCode::Unexpected, name));
        }
    }
}

#[test]
fn a_list_is_read_in_one_way_only() {
    let reordered = |text: &str| text.lines().rev().map(|line| format!("{line}\n")).collect::<String>();
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let twice = |text: &str| format!("{text}{}\n", text.lines().next().unwrap());
    let unended = |text: &str| text.trim_end().to_owned();
    let changes: [&dyn Fn(&str) -> String; 4] = [&reordered, &crlf, &twice, &unended];
    for (n, change) in changes.into_iter().enumerate() {
        let members = listed_so(&|members| {
            let text = String::from_utf8(members[bag::TAG_MANIFEST].clone()).unwrap();
            members.insert(bag::TAG_MANIFEST.to_owned(), change(&text).into_bytes());
        });
        assert!(!check(&members, &[]).is_whole(), "change {n}");
    }
}

#[test]
fn what_two_readers_could_take_for_two_things_does_not_hold() {
    let case = |text: &'static str| {
        anew(true, &move |members, facts| {
            members.insert(CASE.to_owned(), text.as_bytes().to_vec());
            facts.evidence_digest = Some(sha256_text(text.as_bytes()));
        })
    };
    let twice =
        r#"{"caseId":"other","caseId":"cse_1","etag":null,"session":null,"blocks":[{"kind":"documentData","n":"X1"}]}"#;
    assert_eq!(first(&case(twice)), fault(PackageFaultCode::Unreadable, CASE));
    assert_eq!(first(&case(&twice[..1])), fault(PackageFaultCode::Unreadable, CASE));
    let merged = anew(true, &|members, _| {
        let mut file: FieldsFile = serde_json::from_slice(&members[FIELDS]).unwrap();
        let last = file.digests.pop().unwrap();
        let before = file.digests.pop().unwrap();
        file.digests.push(format!("{before}\",\"{last}"));
        members.insert(FIELDS.to_owned(), serde_json::to_vec(&file).unwrap());
    });
    assert_eq!(first(&merged), fault(PackageFaultCode::Contradicts, FIELDS), "fewer fields than were committed to");
    let mut entry = package(true);
    log(&mut entry, |lines| lines[0].0 = lines[0].0.replacen('{', r#"{"actor":"a","actor":"b","#, 1));
    sign(&mut entry);
    assert_eq!(first(&entry), fault(PackageFaultCode::Unreadable, ENTRIES));
}

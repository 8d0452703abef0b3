use proptest::prelude::*;

use super::*;
use crate::case::device::EqualCounts;
use crate::catalogue::Language;
use crate::policy::{BUILT_IN, Level, Path, ScaleAnswer, built_in};

/// The built-in edition with one line in another's place.
fn with(line: &str, instead: &str) -> Vec<u8> {
    assert!(BUILT_IN.contains(line), "the fixture has moved: {line}");
    BUILT_IN.replacen(line, instead, 1).into_bytes()
}

/// What a fault's line shows: the line itself or, where a row of several lines is at fault, the row from its heading on.
fn shown(bytes: &[u8], line: usize) -> String {
    let mut lines = std::str::from_utf8(bytes).unwrap().lines().skip(line - 1);
    let first = lines.next().unwrap_or_default();
    let rest: Vec<&str> = lines.take_while(|line| first.starts_with("[") && !line.trim().is_empty()).collect();
    format!("{first}\n{}", rest.join("\n"))
}

/// Asserts that an edition is refused for this, on the line that holds `text`.
fn refused(bytes: &[u8], code: PolicyFaultCode, text: &str) {
    let faults = read("step-up-policy.toml", bytes).unwrap_err();
    let found = faults.iter().any(|fault| fault.code == code && shown(bytes, fault.line).contains(text));
    assert!(found, "{text} {code:?}: {faults:?}");
}

#[test]
fn the_built_in_edition_is_sound_and_named() {
    let edition = read("built-in.toml", BUILT_IN.as_bytes()).unwrap();
    assert_eq!(edition.version, "built-in-1");
    assert_eq!(&edition, built_in().as_ref(), "what ships is what was read, and not the empty edition");
    assert!(edition.digest.starts_with("sha-256:"));
}

#[test]
fn r_07_the_rule_for_an_equal_value_is_a_named_assumption_of_the_edition() {
    assert_eq!(built_in().equal, EqualCounts::Over, "confidence first, then over (DESIGN 11)");
    let other = read("p", &with("equal = \"over\"", "equal = \"under\"")).unwrap();
    assert_eq!(other.equal, EqualCounts::Under);
    refused(&with("equal = \"over\"", "equal = \"either\""), UnknownWord, "either");
    refused(&with("equal = \"over\"\n", ""), MissingKey, "[device.assumptions]");
}

#[test]
fn r_05_cut_offs_in_the_wrong_order_or_not_whole_are_refused_with_their_line() {
    refused(&with("not_trusted = 75", "not_trusted = 50"), WrongOrder, "not_trusted = 50");
    refused(&with("suspicious = 50", "suspicious = 50.5"), WrongType, "suspicious = 50.5");
    refused(&with("suspicious = 50", "suspicious = -1"), OutOfRange, "suspicious = -1");
    refused(&with("confidence = 60.0", "confidence = 100.1"), OutOfRange, "confidence = 100.1");
    refused(&with("confidence = 60.0", "confidence = nan"), OutOfRange, "confidence = nan");
}

fn tier(scale: &str, value: f64) -> Option<(Tier, ScaleAnswer)> {
    let scale = built_in().scales.iter().find(|known| known.id == scale).unwrap();
    scale.band(value).map(|band| (band.tier, band.answer))
}

#[test]
fn r_20_the_rule_of_three_bands_has_its_edges_where_the_source_puts_them() {
    for (value, answer) in [
        (0.0, ScaleAnswer::Deny),
        (29.0, ScaleAnswer::Deny),
        (29.9, ScaleAnswer::Deny),
        (30.0, ScaleAnswer::StepUp),
        (60.0, ScaleAnswer::StepUp),
        (60.1, ScaleAnswer::Allow),
        (61.0, ScaleAnswer::Allow),
        (100.0, ScaleAnswer::Allow),
    ] {
        assert_eq!(tier("proofing-rule", value).map(|(_, answer)| answer), Some(answer), "{value}");
    }
    assert_eq!(tier("proofing-rule", 100.1), None, "outside the scale nothing is said");
    assert_eq!(tier("proofing-rule", -0.1), None);
}

#[test]
fn r_21_the_tiers_of_the_same_source_are_another_scale_and_a_fraction_has_its_home() {
    for (value, wanted) in [
        (49.0, Tier::High),
        (49.9, Tier::High),
        (50.0, Tier::Medium),
        (74.0, Tier::Medium),
        (74.5, Tier::Medium),
        (75.0, Tier::Low),
    ] {
        assert_eq!(tier("proofing-tiers", value).map(|(tier, _)| tier), Some(wanted), "{value}");
    }
    assert_ne!(tier("proofing-rule", 49.0), tier("proofing-tiers", 49.0), "the two are never mixed");
}

#[test]
fn a_score_is_read_on_a_scale_only_where_the_edition_names_its_source() {
    assert_eq!(built_in().scale_of("Proofing-Tiers").map(|scale| scale.id.as_str()), Some("proofing-tiers"));
    assert!(built_in().scale_of("Fingerprint").is_none(), "no scale is guessed");
}

#[test]
fn r_22_what_can_be_asked_for_follows_the_tier() {
    use crate::policy::Remedy::{Block, InPerson, LiveAgent, MoreDocuments, Proceed, StrongFactor, Video};
    assert_eq!(built_in().remedies_of(Tier::Low), [Proceed]);
    assert_eq!(built_in().remedies_of(Tier::Medium), [StrongFactor, MoreDocuments, Video]);
    assert_eq!(built_in().remedies_of(Tier::High), [Block, LiveAgent, InPerson]);
}

#[test]
fn r_54_a_contract_has_the_tier_of_the_first_row_that_takes_it() {
    let edition = built_in();
    assert_eq!(edition.contract_tier("Real_Estate", None, None), Some(Tier::High));
    assert_eq!(edition.contract_tier("vendor", Some(250_000), None), Some(Tier::High), "value counts before kind");
    assert_eq!(edition.contract_tier("vendor", Some(249_999), None), Some(Tier::Medium));
    assert_eq!(edition.contract_tier("nda", Some(10_000), None), Some(Tier::Medium));
    assert_eq!(edition.contract_tier("nda", Some(9_999), Some("UTO")), Some(Tier::Low));
    let placed = read("p", &with("least_value = 250_000", "least_value = 250_000\njurisdictions = [\"UTO\"]")).unwrap();
    assert_eq!(placed.contract_tier("nda", None, Some("uto")), Some(Tier::High));
}

#[test]
fn r_54_a_contract_of_which_too_little_is_known_is_of_no_tier_unless_a_row_names_what_is_known() {
    let edition = built_in();
    for (kind, value) in [("", None), ("nda", None), ("", Some(9_999)), (" ", Some(0))] {
        assert_eq!(edition.contract_tier(kind, value, Some("UTO")), None, "{kind:?} {value:?}");
    }
    assert_eq!(edition.contract_tier("nda", Some(0), None), Some(Tier::Low), "both are known");
    assert_eq!(edition.contract_tier("", Some(10_000), None), Some(Tier::Medium), "the value is named");
    assert_eq!(edition.contract_tier("", Some(u64::MAX), None), Some(Tier::High));
    assert_eq!(edition.contract_tier("vendor", None, None), Some(Tier::Medium), "the kind is named");
}

#[test]
fn r_13_each_level_needs_its_own_blocks_on_each_path() {
    let edition = built_in();
    for path in [Path::Signing, Path::Document] {
        assert_eq!(edition.required_blocks(Some(Level::Qes), path), ["identity", "documentData", "documentsToSign"]);
        assert_eq!(edition.required_blocks(Some(Level::Aes), path), ["identity", "documentsToSign"]);
        assert!(edition.required_blocks(None, path).is_empty(), "no level is guessed");
    }
    assert!(edition.expected_blocks(None, Path::Document).contains(&"documentImages"));
    assert!(!edition.expected_blocks(Some(Level::Aes), Path::Signing).contains(&"documentData"));
    assert!(edition.expected_blocks(Some(Level::Qes), Path::Signing).contains(&"documentData"));
}

#[test]
fn bands_that_overlap_leave_a_gap_or_stand_in_the_wrong_order_are_refused_with_their_line() {
    let overlap = with("from = 30\nto = 60", "from = 29\nto = 60");
    refused(&overlap, Overlap, "from = 29");
    let twice_taken = with("over = 60", "from = 60");
    refused(&twice_taken, Overlap, "from = 60");
    let gap = with("over = 60", "over = 61");
    refused(&gap, Gap, "over = 61");
    let no_home_for_74_5 = with("from = 50\nbelow = 75", "from = 50\nto = 74");
    refused(&no_home_for_74_5, Gap, "from = 75");
    let no_home_for_30 = with("from = 30\nto = 60", "over = 30\nto = 60");
    refused(&no_home_for_30, Gap, "over = 30");
    refused(&with("over = 60\nto = 100", "over = 60\nbelow = 100"), Gap, "below = 100");
    refused(&with("over = 60\nto = 100", "over = 60\nto = 101"), OutOfRange, "to = 101");
    refused(&with("answer = \"deny\"", "answer = \"allow\""), WrongOrder, "answer = \"step_up\"");
    refused(&with("to = 100\n", ""), MissingKey, "over = 60");
    refused(&with("tier = \"high\"\nkinds", "tier = \"low\"\nkinds"), WrongOrder, "tier = \"medium\"");
}

#[test]
fn r_54_a_place_that_two_tiers_of_contracts_name_is_refused_with_the_line_of_the_second() {
    let row = "least_value = 250_000\n\n[[contract]]";
    let above = "least_value = 250_000\njurisdictions = [\"UTO\"]\n\n[[contract]]\njurisdictions";
    refused(&with(row, &format!("{above} = [\"XXA\", \"uto\"]")), Overlap, "[\"XXA\", \"uto\"]");
    assert!(read("p", &with(row, &format!("{above} = [\"XXA\"]"))).is_ok());
}

#[test]
fn what_is_written_twice_misspelt_or_missing_is_refused_with_its_line() {
    refused(&with("id = \"proofing-tiers\"", "id = \"proofing-rule\""), Duplicate, "id = \"proofing-rule\"");
    refused(&with("suspicious = 50", "suspicious = 50\nsuspicious = 51"), Duplicate, "suspicious = 51");
    refused(&with("suspicious = 50", "suspicous = 50"), UnknownKey, "suspicous");
    refused(&with("version = \"built-in-1\"", "version = 1"), WrongType, "version = 1");
    refused(&with("version = \"built-in-1\"", "version = \"\""), OutOfRange, "version = \"\"");
    refused(&with("\"video\"", "\"fax\""), UnknownWord, "fax");
    refused(&with("\"biometricSamples\"", "\"biometricSample\""), UnknownWord, "\"biometricSample\"");
    refused(&with("[opens]", "[opens"), NotToml, "[opens");
    refused(&with("schema = 1", "schema = 2"), OutOfRange, "schema = 2");
    refused(&with("max = 100", "max = inf"), OutOfRange, "max = inf");
}

#[test]
fn no_edition_can_loosen_what_the_contract_asks() {
    refused(&with("suspicion = true", "suspicion = false"), OutOfRange, "suspicion = false");
    refused(&with("device_verdicts = [\"suspicious\"", "device_verdicts = [\"trusted\""), OutOfRange, "[\"trusted\"");
    refused(
        &with(
            "device_verdicts = [\"suspicious\", \"not_trusted\", \"inconclusive\", \"unknown\"]",
            "device_verdicts = [\"suspicious\"]",
        ),
        MissingKey,
        "device_verdicts = [\"suspicious\"]",
    );
    refused(
        &with("contact_verdicts = [\"suspicious\"", "contact_verdicts = [\"trusted\""),
        OutOfRange,
        "contact_verdicts",
    );
    let verified = with("document_verdicts = [\"not_verified\"", "document_verdicts = [\"verified\"");
    refused(&verified, OutOfRange, "document_verdicts");
    refused(&with("workflow_answers = [\"deny\"", "workflow_answers = [\"no_decision\""), OutOfRange, "no_decision");
    refused(
        &with("[reject]\nfamilies = [\n  \"device\"", "[reject]\nfamilies = [\n  \"technical\""),
        OutOfRange,
        "  \"technical\",",
    );
}

#[test]
fn a_file_that_is_no_text_or_too_long_is_refused() {
    let mut bytes = BUILT_IN.as_bytes().to_vec();
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    bytes.insert(at + 1, 0xff);
    let faults = read("p", &bytes).unwrap_err();
    assert_eq!((faults[0].code, faults[0].line), (NotUtf8, 2));
    let long = format!("{BUILT_IN}#{}", "x".repeat(LIMIT_BYTES));
    assert_eq!(read("p", long.as_bytes()).unwrap_err()[0].code, TooLarge);
}

/// The built-in edition with this many codes more than it has, each of them this.
fn with_codes(count: usize, code: impl Fn(usize) -> String) -> Vec<u8> {
    let codes: Vec<String> = (0..count).map(|at| format!("{:?}", code(at))).collect();
    let list = format!("codes = [\n{},\n]", codes.join(",\n"));
    with("codes = [\"REVIEW_PENDING\", \"CHECK_PENDING\", \"FRAUD_SUSPICION_PENDING\"]", &list)
}

#[test]
fn a_list_ends_at_its_two_hundredth_item_and_the_next_is_the_fault() {
    assert_eq!(read("p", &with_codes(200, |at| format!("C{at}"))).unwrap().opens.codes.len(), 200);
    for count in [201, 1_000] {
        let bytes = with_codes(count, |at| format!("C{at}"));
        let faults = read("p", &bytes).unwrap_err();
        assert_eq!(faults.len(), 1, "one fault for all that is too much");
        assert_eq!((faults[0].code, faults[0].about.as_str()), (OutOfRange, "opens.codes"));
        assert!(shown(&bytes, faults[0].line).contains("\"C200\""), "it stands at the first item too many");
    }
}

/// The built-in edition with this in place of its last item.
fn with_item(item: &str) -> Vec<u8> {
    with("id = \"face-beside-portrait\"\nfamilies = [\"face_fraud\"]", item)
}

#[test]
fn an_item_of_an_organisation_brings_its_words_and_english_stands_in_for_what_it_leaves_out() {
    let words = "id = \"called\"\nfamilies = [\"other\"]\nwords = { en = \"Called back.\", de = \"Angerufen.\" }";
    let edition = read("p", &with_item(words)).unwrap();
    let item = edition.checklist.last().unwrap();
    let said = Language::ALL.iter().map(|language| item.text(*language)).collect::<Vec<_>>();
    assert_eq!(said, ["Called back.", "Angerufen.", "Called back."]);
}

#[test]
fn an_item_without_words_is_refused_on_its_line() {
    let line = |at: &str, words: &str| format!("id = \"{at}\"\nfamilies = [\"other\"]\n{words}");
    let cases = [
        (line("called", ""), MissingKey, "checklist.words"),
        (line("called", "words = { de = \"Angerufen.\" }"), MissingKey, "checklist.words.en"),
        (line("called", "words = { en = \"\" }"), OutOfRange, "checklist.words"),
        (line("called", "words = { en = \"Called\\nback.\" }"), OutOfRange, "checklist.words"),
        (line("called", &format!("words = {{ en = \"{}\" }}", "x".repeat(201))), OutOfRange, "checklist.words"),
    ];
    for (item, code, about) in cases {
        let bytes = with_item(&item);
        let faults = read("p", &bytes).unwrap_err();
        assert_eq!((faults[0].code, faults[0].about.as_str()), (code, about), "{item}");
        let at = shown(&bytes, faults[0].line);
        assert!(at.contains("called") || at.contains("words"), "{at}");
    }
    let known = read("p", &with_item(&line("document-Features", ""))).unwrap_err();
    assert_eq!(known[0].about, "checklist.words", "names are told apart by every letter");
    let unknown = read("p", &with_item(&line("called", "words = { en = \"x\", it = \"y\" }"))).unwrap_err();
    assert_eq!(unknown[0].code, UnknownKey);
}

#[test]
fn a_checklist_ends_at_its_fiftieth_item() {
    let items = |count: usize| {
        let item = |at| format!("id = \"i{at}\"\nfamilies = [\"other\"]\nwords = {{ en = \"x\" }}");
        with_item(&(0..count).map(item).collect::<Vec<_>>().join("\n\n[[checklist]]\n"))
    };
    assert_eq!(read("p", &items(48)).unwrap().checklist.len(), 50);
    assert_eq!(read("p", &items(49)).unwrap_err()[0].about, "checklist");
}

#[test]
fn every_item_of_the_built_in_edition_has_words_in_every_language() {
    for item in &built_in().checklist {
        let said: std::collections::BTreeSet<_> = Language::ALL.iter().map(|language| item.text(*language)).collect();
        assert_eq!(said.len(), Language::ALL.len(), "{}", item.id);
        assert!(said.iter().all(|text| !text.starts_with("checklist-")), "{}", item.id);
    }
}

#[test]
fn a_hundred_faults_are_told_and_then_that_there_are_more() {
    let same = |count| read("p", &with_codes(count, |_| "C".to_owned())).unwrap_err();
    let told = |faults: &[PolicyFault]| faults.iter().filter(|fault| fault.code == MoreFaults).count();
    let hundred = same(101);
    assert_eq!((hundred.len(), told(&hundred)), (100, 0), "every one but the first stands twice");
    for count in [102, 103, 200] {
        let more = same(count);
        assert_eq!((more.len(), told(&more)), (101, 1), "{count}");
        let last = more.last().unwrap();
        assert_eq!(
            (last.code, last.line),
            (MoreFaults, more[99].line + 1),
            "on the line of the first that is not told"
        );
    }
}

#[test]
fn a_fault_s_line_is_counted_from_the_line_ends_before_it() {
    let ends = line_ends("a\n\nb");
    assert_eq!((0..4).map(|at| line_of(&ends, at)).collect::<Vec<_>>(), [1, 1, 2, 3]);
    assert_eq!(line_of(&line_ends(""), 0), 1);
}

#[test]
fn a_fault_names_file_line_and_code_and_never_the_value() {
    let fault =
        read("step-up-policy.toml", &with("equal = \"over\"", "equal = \"Anneke Zephyrine\"")).unwrap_err().remove(0);
    let told = fault.to_string();
    assert!(told.starts_with("step-up-policy.toml, line ") && told.contains("policy_unknown_word"), "{told}");
    assert!(!told.contains("Anneke"), "{told}");
}

#[test]
fn every_sound_fault_code_has_a_word_of_its_own() {
    let words: std::collections::BTreeSet<_> = PolicyFaultCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), PolicyFaultCode::ALL.len());
}

#[test]
fn two_editions_are_one_only_if_their_bytes_are() {
    let commented = read("p", format!("{BUILT_IN}# a remark\n").as_bytes()).unwrap();
    assert_ne!(&commented, built_in().as_ref());
}

proptest! {
    #[test]
    fn arbitrary_text_is_refused_or_read_and_never_panics(text in "\\PC{0,400}") {
        let _ = read("p", text.as_bytes());
    }

    #[test]
    fn a_damaged_edition_is_refused_or_read_and_never_panics(
        at in 0usize..BUILT_IN.len(), byte in any::<u8>(), cut in 0usize..40,
    ) {
        let mut bytes = BUILT_IN.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, [byte]);
        if let Ok(edition) = read("p", &bytes) {
            for scale in &edition.scales {
                for value in [scale.min, scale.max, (scale.min + scale.max) / 2.0] {
                    prop_assert!(scale.band(value).is_some(), "an edition that reads has a home for every value");
                }
            }
        }
    }

    #[test]
    fn every_value_of_a_sound_scale_has_exactly_one_home(value in 0.0f64..=100.0) {
        for scale in &built_in().scales {
            prop_assert_eq!(scale.bands.iter().filter(|band| band.holds(value)).count(), 1);
        }
    }
}

const PAGE: &str = include_str!("../../docs/step-up-policy.md");

#[test]
fn the_sample_of_the_page_is_a_sound_edition() {
    let sample = PAGE.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0;
    let edition = super::read_above("docs/step-up-policy.md", sample.as_bytes(), Some(built_in())).unwrap();
    assert_eq!(edition.version, "example-2026-03");
    assert_eq!(edition.required_blocks(Some(Level::Qes), Path::Document).len(), 3);
}

#[test]
fn the_page_explains_every_key_block_type_and_fault() {
    let keys = BUILT_IN.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.trim());
    for word in keys.chain(BLOCKS).chain(PolicyFaultCode::ALL.map(PolicyFaultCode::as_str)) {
        let told = [format!("`{word}`"), format!(".{word}`"), format!(".{word} ")];
        assert!(told.iter().any(|form| PAGE.contains(form.as_str())), "{word} is not explained");
    }
}

//! What a configuration may say, and what each fault of one is called.
//! Over 400 lines because it is one list of what a configuration may say.
use super::*;
use crate::policy::{PolicyFault, PolicyFaultCode};

const GOOD: &str = r#"platform = "https://api.example.com/api/v1"
review = "https://review.example.com/review/v1"
issuer = "https://login.example.com/oidc"
environment = "staging"
client_id = "second-look-console"
file_hosts = ["files.example.com"]

[limits]
undo_secs = 20
"#;

fn parse(text: &str) -> Result<Config, Vec<ConfigFault>> {
    Config::parse(CONFIG_FILE, text, None, &Overrides::default())
}

fn told(text: &str) -> String {
    parse(text).unwrap_err().iter().map(ConfigFault::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_language_is_one_the_texts_exist_in_and_none_leaves_it_to_the_program() {
    assert_eq!(parse(GOOD).unwrap().language, None);
    let german = parse(&with(1, &format!("language = \"de\"\n{}", GOOD.lines().next().unwrap()))).unwrap();
    assert_eq!(german.language, Some(Language::German));
    let kept = parse(&german.to_toml()).unwrap();
    assert_eq!(kept, german, "what is written for a new profile says so too");
    let overrides = Overrides { language: Some("nl".to_owned()), ..Overrides::default() };
    let faults = Config::parse(CONFIG_FILE, GOOD, None, &overrides).unwrap_err();
    assert_eq!(faults[0].to_string(), "--language: `language` is not one the texts exist in; allowed: en, de, fr.");
}

/// The good file with one line replaced.
fn with(line: usize, text: &str) -> String {
    let mut lines: Vec<&str> = GOOD.lines().collect();
    lines[line - 1] = text;
    lines.join("\n")
}

fn under(organisation: &str, text: &str) -> Result<Config, Vec<ConfigFault>> {
    Config::parse(CONFIG_FILE, text, Some((ORGANISATION_FILE, organisation)), &Overrides::default())
}

#[test]
fn a_good_file_gives_its_values_and_the_usual_limits() {
    let config = parse(GOOD).unwrap();
    assert_eq!(config.review.as_str(), "https://review.example.com/review/v1");
    assert_eq!(config.file_hosts, ["files.example.com"]);
    assert_eq!(config.limits, WorkLimits { undo_secs: 20, ..WorkLimits::default() }, "the rest stays as usual");
}

/// The samples of `docs/configuration.md`.
fn sample(number: usize) -> &'static str {
    let page = include_str!("../../../docs/configuration.md");
    page.split("```toml\n").nth(number).unwrap().split("```").next().unwrap()
}

#[test]
fn the_samples_of_the_documentation_are_taken_as_they_stand() {
    let config = parse(sample(1)).unwrap();
    assert_eq!(config.limits, WorkLimits::default(), "the sample shows the usual limits");
    let pictures = ["files.platform.example", "archive.platform.example:8443"];
    assert_eq!(config.file_hosts, pictures, "a table behind them would have swallowed the hosts");
    Config::parse("config.toml", sample(1), Some(("organisation.toml", sample(2))), &Overrides::default()).unwrap();
}

#[test]
fn every_fault_names_file_line_column_and_what_is_allowed() {
    let cases = [
        (
            with(4, "enviroment = \"staging\""),
            "config.toml, line 4, column 1: `enviroment` is not a setting; allowed: `platform`, `review`, `issuer`, `environment`, `client_id`, `language`, `file_hosts`, `review_pins`, `assertion_keys`, `recovery_key`, `clipboard`, `pictures_ahead`, `limits`.",
        ),
        (
            with(9, "undo_sec = 20"),
            "config.toml, line 9, column 1: `limits.undo_sec` is not a setting; allowed: `undo_secs`, `lease_secs`, `page_size`, `in_flight`, `lock_mins`, `fresh_mins`, `session_hours`.",
        ),
        (
            with(9, "undo_secs = \"20\""),
            "config.toml, line 9, column 13: `limits.undo_secs` is of the wrong type; allowed: a whole number from 0.",
        ),
        (
            with(9, "undo_secs = -5"),
            "config.toml, line 9, column 13: `limits.undo_secs` is of the wrong type; allowed: a whole number from 0.",
        ),
        (
            with(9, "undo_secs = 7"),
            "config.toml, line 9, column 13: `limits.undo_secs` is out of range; allowed: 0, 5, 10, 20, 30 or 60.",
        ),
        (
            with(9, "in_flight = 99999999999"),
            "config.toml, line 9, column 13: `limits.in_flight` is out of range; allowed: 1 to 4.",
        ),
        (
            with(1, "platform = \"http://api.example.com/api/v1\""),
            "config.toml, line 1, column 12: `platform` is not encrypted; allowed: https:// for every host but this machine.",
        ),
        (
            with(2, "review = \"https://review.example.com/\""),
            "config.toml, line 2, column 10: `review` does not end where the API begins; allowed: https://HOST/…/review/v1 (http:// for this machine only).",
        ),
        (
            with(4, "environment = \"prod\""),
            "config.toml, line 4, column 15: `environment` is not one of the platform's; allowed: live, staging.",
        ),
        (
            with(6, "file_hosts = [\"a.example.com\", \"https://b.example.com\"]"),
            "config.toml, line 6, column 32: `file_hosts` is not a host; allowed: HOST or HOST:PORT, such as files.example.com.",
        ),
        (
            with(6, "file_hosts = \"a.example.com\""),
            "config.toml, line 6, column 14: `file_hosts` is of the wrong type; allowed: a list of texts.",
        ),
        (
            with(5, "client_id = "),
            "config.toml, line 5, column 13: `this line` is not TOML; allowed: lines of the form `key = value`, each key once.",
        ),
        (with(5, ""), "config.toml: `client_id` is missing; allowed: a value in the file or as an option."),
    ];
    for (text, expected) in cases {
        assert_eq!(told(&text), expected, "for the file:\n{text}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = GOOD.replace("staging", "prod").replace("https://api", "http://api");
    assert_eq!(parse(&text).unwrap_err().len(), 2, "nobody wants to start five times to find five faults");
}

#[test]
fn a_fault_never_repeats_the_value() {
    for line in [
        "client_secret = \"canary-4711\"",
        "client_id = [\"canary-4711\"]",
        "client_id = \"canary-4711",
        "environment = \"canary-4711\"",
    ] {
        assert!(!told(&with(5, line)).contains("canary"), "a pasted secret must not reach a log: {line}");
    }
}

#[test]
fn a_hostile_key_name_is_shown_harmless() {
    let shown = told(&with(5, "\"\\u202E\\u001B[31m evil\" = 1"));
    assert!(!shown.contains('\u{202e}') && !shown.contains('\u{1b}'), "control characters must be escaped: {shown}");
}

#[test]
fn options_stand_above_the_file_and_name_themselves_when_wrong() {
    let overrides = Overrides {
        review: Some("http://127.0.0.1:4711/review/v1".to_owned()),
        environment: Some("prod".to_owned()),
        ..Overrides::default()
    };
    let faults = Config::parse(CONFIG_FILE, GOOD, None, &overrides).unwrap_err();
    assert_eq!(faults.len(), 1, "the loopback address is fine");
    assert!(faults[0].to_string().starts_with("--environment: "), "the option is named, not a line of the file");
}

#[test]
fn the_organisation_tightens_limits_and_never_loosens_them() {
    let tight = "[limits]\nundo_secs = 30\nlease_secs = 300\npage_size = 200\nin_flight = 2\nlock_mins = 3\nfresh_mins = 2\n\
                 session_hours = 8\n";
    let config = under(tight, GOOD).unwrap();
    let expected = WorkLimits {
        undo_secs: 30,
        lease_secs: 300,
        page_size: 50,
        in_flight: 2,
        lock_mins: 3,
        fresh_mins: 2,
        session_hours: 8,
    };
    assert_eq!(config.limits, expected, "each limit is the tighter of the two");
    let loose = "[limits]\nundo_secs = 0\nlease_secs = 3600\n";
    let config = under(loose, GOOD).unwrap();
    assert_eq!((config.limits.undo_secs, config.limits.lease_secs), (20, 900), "the profile's own stays tighter");
}

#[test]
fn the_organisation_refuses_hosts_and_environments_it_does_not_name() {
    let rules = "allowed_hosts = [\"api.example.com\", \"login.example.com\"]\nallowed_environments = [\"live\"]\nallowed_file_hosts = []\n";
    let faults = under(rules, GOOD).unwrap_err();
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["review", "environment", "file_hosts"], "what is not named is refused");
}

#[test]
fn a_fault_in_the_organisations_file_stops_the_start_too() {
    for rules in ["allow_hosts = []", "[limits]\nundo_secs = 7", "allowed_environments = [\"prod\"]", "limits = 3", "x"]
    {
        let faults = under(rules, GOOD).unwrap_err();
        assert!(faults[0].to_string().starts_with("organisation.toml, line "), "{rules} must be refused at its place");
    }
}

#[test]
fn a_saved_configuration_reads_back_the_same_and_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(CONFIG_FILE);
    let config = parse(GOOD).unwrap();
    config.save_new(&file).unwrap();
    let again = Config::load(&file, Some(&folder.path().join("absent.toml")), &Overrides::default()).unwrap();
    assert_eq!(again, config);
    Config { environment: "live".to_owned(), ..config.clone() }.save_new(&file).unwrap();
    assert_eq!(Config::load(&file, None, &Overrides::default()).unwrap(), config, "a person's file is theirs");
}

#[test]
fn only_a_wholly_local_configuration_counts_as_loopback() {
    let local = GOOD
        .replace("https://api.example.com", "http://127.0.0.1:1")
        .replace("https://review.example.com", "http://[::1]:1");
    let local =
        local.replace("https://login.example.com", "http://localhost:1").replace("files.example.com", "127.0.0.1:2");
    assert!(parse(&local).unwrap().all_loopback(), "all four are this machine");
    for (part, elsewhere) in [("127.0.0.1:2", "files.example.com"), ("http://localhost:1", "https://login.example.com")]
    {
        assert!(!parse(&local.replace(part, elsewhere)).unwrap().all_loopback(), "{elsewhere} is not this machine");
    }
}

/// The good file with these pins.
fn pinning(pins: &[&str]) -> String {
    let listed: Vec<String> = pins.iter().map(|digits| format!("\"sha256:{}\"", digits.repeat(32))).collect();
    format!("review_pins = [{}]\n{GOOD}", listed.join(", "))
}

#[test]
fn pins_are_read_and_a_bad_one_is_told_at_its_place() {
    assert_eq!(parse(&pinning(&["0a", "FF"])).unwrap().review_pins, [[10; 32], [255; 32]], "digits in either case");
    assert!(parse(GOOD).unwrap().review_pins.is_empty(), "none pins nothing");
    assert_eq!(
        told(&format!("review_pins = [\"sha256:canary\"]\n{GOOD}")),
        "config.toml, line 1, column 16: `review_pins` is not a pin; allowed: sha256: and the 64 hexadecimal digits of the key's SHA-256."
    );
    let empty = told(&format!("review_pins = []\n{GOOD}"));
    assert_eq!(
        empty,
        "config.toml, line 1, column 15: `review_pins` is empty; allowed: at least one pin, or no such line."
    );
}

#[test]
fn the_organisations_pins_hold_for_every_profile_and_can_only_be_narrowed() {
    let organisation =
        "review_pins = [\"sha256:".to_owned() + &"0a".repeat(32) + "\", \"sha256:" + &"0b".repeat(32) + "\"]";
    let pins = |text: &str| under(&organisation, text).map(|config| config.review_pins);
    assert_eq!(pins(GOOD).unwrap(), [[10; 32], [11; 32]], "a profile without pins has the organisation's");
    assert_eq!(pins(&pinning(&["0b"])).unwrap(), [[11; 32]], "a profile may name fewer");
    let faults = pins(&pinning(&["0b", "0c"])).unwrap_err();
    assert!(faults[0].to_string().contains("is not one of your organisation's pins"), "and no other: {}", faults[0]);
    let kept = under(&organisation, GOOD).unwrap().to_toml();
    assert!(!kept.contains("review_pins"), "the organisation's pins stay in its own file");
}

#[test]
fn every_fault_has_words_in_every_language_and_names_what_it_names_in_english() {
    let shown = [
        with(4, "enviroment = \"staging\""),
        with(1, "platform = \"ftp://x\""),
        with(1, "platform = \"https://a:b@c.example/api/v1\""),
        with(4, "environment = \"test\""),
        with(4, "environment = 5"),
        with(4, "environment"),
        String::new(),
        format!(
            "{GOOD}\n[limits]\nundo_secs = 3\nlease_secs = 1\npage_size = 0\nin_flight = 9\nlock_mins = 99\nfresh_mins = 0\nsession_hours = 13\n"
        ),
        format!("clipboard = \"maybe\"\n{GOOD}"),
    ];
    for text in shown {
        let Err(faults) = parse(&text) else { continue };
        for fault in faults {
            for language in Language::ALL.iter().copied() {
                let words = fault.words(language, true);
                assert!(!words.contains("config-"), "{words}");
                assert!(words.contains(&format!("`{}`", fault.key)) || fault.key == "this line", "{words}");
                let other = language == Language::English || !words.contains(fault.problem);
                assert!(other, "in {language:?} it is still English: {words}");
            }
            assert_eq!(
                fault.words(Language::English, true),
                fault.to_string(),
                "the catalogue says what the engine says"
            );
        }
    }
}

#[test]
fn a_fault_of_an_edition_and_a_file_that_cannot_be_had_are_told_in_every_language() {
    let mut errors = Vec::new();
    for code in PolicyFaultCode::ALL {
        for about in ["", "bands"] {
            let (source, about) = ("policy.toml".to_owned(), about.to_owned());
            errors.push(ConfigError::Policy(vec![PolicyFault { source, line: 31, code, about }]));
        }
    }
    for doing in ["read", "written"] {
        let source = std::io::Error::other("the system's own words");
        errors.push(ConfigError::File { file: "policy.toml".to_owned(), doing, source });
    }
    for error in errors {
        let english = error.to_string();
        for language in Language::ALL.iter().copied() {
            let words = error.words(language);
            assert!(!words.contains("config-"), "{words}");
            for name in ["policy.toml", "31", "`bands`"].into_iter().filter(|name| english.contains(name)) {
                assert!(words.contains(name), "{words} leaves out {name}");
            }
            assert_eq!(words == english, language == Language::English, "{words}");
        }
    }
}

#[test]
fn a_recovery_key_is_a_public_key_and_the_organisations_holds_for_every_profile() {
    const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    const OTHER: &str = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    let line = |key: &str| format!("recovery_key = \"{key}\"\n");
    let profile = |key: &str| format!("{}{GOOD}", line(key));
    assert_eq!(parse(GOOD).unwrap().recovery_key, None);
    let config = parse(&profile(KEY)).unwrap();
    assert_eq!(config.recovery_key, RecoveryKey::parse(KEY).ok());
    assert_eq!(under(&line(KEY), GOOD).unwrap().recovery_key, config.recovery_key, "no line is needed in the profile");
    assert_eq!(under(&line(KEY), &profile(KEY)).unwrap().recovery_key, config.recovery_key);
    let told = |faults: Vec<ConfigFault>| faults.iter().map(ConfigFault::to_string).collect::<Vec<_>>();
    assert_eq!(
        told(under(&line(KEY), &profile(OTHER)).unwrap_err()),
        [
            "config.toml, line 1, column 16: `recovery_key` is not your organisation's key; allowed: that one, or no such line."
        ]
    );
    let secret = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ";
    for (bad, why) in
        [(secret, "is a secret key, which belongs in no configuration"), ("age1x", "is not a recovery key")]
    {
        let found = told(parse(&profile(bad)).unwrap_err());
        assert!(found.len() == 1 && found[0].contains(why), "{found:?}");
        assert!(!found[0].contains(bad), "a value is never repeated");
        assert!(under(&line(bad), GOOD).is_err(), "nor is it taken from the organisation");
    }
}

#[test]
fn a_session_lasts_one_to_twelve_hours_and_nothing_else_is_taken() {
    let hours = |hours: &str| parse(&format!("{GOOD}session_hours = {hours}\n"));
    assert_eq!(parse(GOOD).unwrap().limits.session_hours, 12, "the longest where nobody says less");
    for fits in [1, 8, 12] {
        assert_eq!(hours(&fits.to_string()).unwrap().limits.session_hours, fits);
    }
    for bad in ["0", "13", "168"] {
        let faults = hours(bad).unwrap_err();
        let told: Vec<String> = faults.iter().map(ConfigFault::to_string).collect();
        assert_eq!(
            told,
            ["config.toml, line 10, column 17: `limits.session_hours` is out of range; allowed: 1 to 12."],
            "{bad} hours"
        );
    }
    assert!(under("[limits]\nsession_hours = 24\n", GOOD).is_err(), "nor from the organisation");
    let longer = format!("{GOOD}session_hours = 12\n");
    assert_eq!(under("[limits]\nsession_hours = 4\n", &longer).unwrap().limits.session_hours, 4);
}

#[test]
fn copying_is_off_until_the_profile_or_the_organisation_allows_it_and_the_organisation_has_the_last_word() {
    let own = |word: &str| format!("clipboard = \"{word}\"\n{GOOD}");
    let ours = |word: &str| format!("clipboard = \"{word}\"\n");
    assert!(!parse(GOOD).unwrap().clipboard, "nobody said anything");
    assert!(parse(&own("on")).unwrap().clipboard && !parse(&own("off")).unwrap().clipboard);
    for (organisation, profile, allowed) in [
        (ours("on"), GOOD.to_owned(), true),
        (ours("on"), own("off"), false),
        (ours("off"), own("on"), false),
        (ours("off"), GOOD.to_owned(), false),
        (String::new(), own("on"), true),
    ] {
        assert_eq!(under(&organisation, &profile).unwrap().clipboard, allowed, "{organisation}{profile}");
    }
    assert_eq!(
        told(&own("maybe")),
        "config.toml, line 1, column 13: `clipboard` is out of range; allowed: on, off.",
        "no third word"
    );
}

#[test]
fn r_60_pictures_come_ahead_until_the_profile_or_the_organisation_wants_them_on_demand_alone() {
    let line = |word: &str| format!("pictures_ahead = \"{word}\"\n");
    let own = |word: &str| format!("{}{GOOD}", line(word));
    assert!(parse(GOOD).unwrap().pictures_ahead);
    assert!(!parse(&own("off")).unwrap().pictures_ahead);
    assert!(!under(&line("off"), &own("on")).unwrap().pictures_ahead, "the organisation tightens");
    assert!(!under(&line("on"), &own("off")).unwrap().pictures_ahead, "and never loosens");
    assert!(under(&line("always"), GOOD).is_err());
}

use std::time::Duration;

use super::*;
use crate::access::config::Overrides;
use crate::clock::Clock;

fn config() -> Config {
    config_of("http://127.0.0.1:4711", "staging")
}

fn config_of(host: &str, environment: &str) -> Config {
    let overrides = Overrides {
        platform: Some(format!("{host}/api/v1")),
        review: Some(format!("{host}/review/v1")),
        issuer: Some(format!("{host}/oidc")),
        client_id: Some("second-look-console".to_owned()),
        environment: Some(environment.to_owned()),
        language: None,
        file_hosts: Vec::new(),
    };
    Config::load(Path::new("absent/config.toml"), None, &overrides).unwrap()
}

fn open(home: &Path) -> Result<Profile, ProfileError> {
    Profile::open(home, Program::CommandLine, &config())
}

fn code(result: Result<Profile, ProfileError>) -> &'static str {
    result.unwrap_err().code()
}

fn patience() -> Patience {
    Patience { clock: Clock::system(), answer_within: Duration::from_secs(30) }
}

fn passphrase() -> KeyWay {
    KeyWay::Passphrase(Secret::new("a violet specimen of a passphrase"))
}

fn outer() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_new_profile_is_made_and_found_again() {
    let outer = outer();
    let home = outer.path().join("deep").join("profile");
    let first = open(&home).unwrap();
    let id = first.id().to_owned();
    assert!(first.needs_keys() && first.may_make_database() && !first.needs_passphrase(), "a new one has nothing yet");
    drop(first);
    assert_eq!(open(&home).unwrap().id(), id, "the same profile, not a new one");
}

#[cfg(unix)]
#[test]
fn the_folder_and_its_files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let outer = outer();
    let home = outer.path().join("profile");
    std::fs::create_dir(&home).unwrap();
    std::fs::set_permissions(&home, std::fs::Permissions::from_mode(0o755)).unwrap();
    let _profile = open(&home).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    for entry in std::fs::read_dir(&home).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn a_profile_s_folder_asks_backups_and_search_indexes_to_leave_it_out() {
    let outer = outer();
    let home = outer.path().join("profile");
    drop(open(&home).unwrap());
    let tag = std::fs::read_to_string(home.join("CACHEDIR.TAG")).unwrap();
    assert!(tag.starts_with("Signature: 8a477f597d28d172789f06886806bc55\n"), "the 43 bytes that backups look for");
    for name in [".trackerignore", ".metadata_never_index"] {
        assert!(home.join(name).is_file(), "{name}");
        std::fs::remove_file(home.join(name)).unwrap();
    }
    drop(open(&home).unwrap());
    assert!(home.join(".trackerignore").is_file(), "a profile made before there were marks gets them");
    std::fs::remove_file(home.join(RECORD)).unwrap();
    assert!(open(&home).is_ok(), "what a first start that was cut off leaves is no stranger");
}

#[test]
fn a_folder_with_other_things_in_it_is_refused_and_left_alone() {
    let outer = outer();
    std::fs::File::create(outer.path().join("holiday.jpg")).unwrap();
    assert_eq!(code(open(outer.path())), "profile_folder_in_use");
    assert_eq!(std::fs::read_dir(outer.path()).unwrap().count(), 1, "nothing was added");
}

#[test]
fn a_configuration_put_there_first_is_no_stranger() {
    let outer = outer();
    config().save_new(&config_file(outer.path())).unwrap();
    assert!(open(outer.path()).is_ok(), "a person may write config.toml before the first start");
}

#[test]
fn a_profile_is_refused_to_another_platform_or_environment() {
    let outer = outer();
    open(outer.path()).unwrap().database_made().unwrap();
    let other = |config: &Config| Profile::open(outer.path(), Program::Window, config).unwrap_err();
    let why = other(&config_of("http://127.0.0.1:4711", "live"));
    assert_eq!(why.to_string(), "This profile was made for the environment `staging`, not `live`.");
    assert_eq!(other(&config_of("http://127.0.0.1:4712", "staging")).code(), "profile_made_for_another");
    assert!(open(outer.path()).is_ok(), "its own is still welcome");
}

#[test]
fn addresses_that_were_wrong_are_mended_as_long_as_nothing_was_kept_under_them() {
    let outer = outer();
    let id = open(outer.path()).unwrap().id().to_owned();
    let mended = config_of("http://127.0.0.1:4712", "staging");
    let profile = Profile::open(outer.path(), Program::Window, &mended).unwrap();
    assert_eq!(profile.id(), id);
    drop(profile);
    assert!(Profile::open(outer.path(), Program::Window, &mended).is_ok(), "and they stay");
}

#[test]
fn a_profile_belongs_to_the_first_person_who_signs_in_and_names_nobody_on_disk() {
    let outer = outer();
    let mut profile = open(outer.path()).unwrap();
    profile.bind_person(&PersonId::from("rev-17")).unwrap();
    profile.bind_person(&PersonId::from("rev-17")).unwrap();
    assert_eq!(profile.bind_person(&PersonId::from("rev-23")).unwrap_err().code(), "profile_other_person");
    drop(profile);
    let again = open(outer.path()).unwrap().bind_person(&PersonId::from("rev-23"));
    assert_eq!(again.unwrap_err().code(), "profile_other_person", "also after a restart");
    let record = private_file::read(&outer.path().join(RECORD)).unwrap().unwrap();
    assert!(!String::from_utf8(record).unwrap().contains("rev-"), "the record lies in clear text");
}

#[test]
fn the_second_process_is_refused_and_told_who_has_it() {
    let outer = outer();
    let _held = Profile::open(outer.path(), Program::Window, &config()).unwrap();
    let why = open(outer.path()).unwrap_err();
    assert_eq!(why.code(), "profile_held");
    assert!(why.to_string().starts_with("This profile is already open in the window (process "), "{why}");
}

#[test]
fn a_damaged_or_newer_record_is_refused_and_kept() {
    for record in ["", "{", "{}", "[1]", "{\"version\":2}"] {
        let outer = outer();
        private_file::replace(&outer.path().join(RECORD), record.as_bytes()).unwrap();
        assert_eq!(code(open(outer.path())), "profile_record_damaged", "{record:?}");
        let kept = private_file::read(&outer.path().join(RECORD)).unwrap().unwrap();
        assert_eq!(kept, record.as_bytes(), "it may still be repaired");
    }
}

#[test]
fn a_lost_record_never_leads_to_a_new_profile_over_an_old_database() {
    for left in [DATABASE, crate::store::key_passphrase::KEY_FILE] {
        let outer = outer();
        std::fs::File::create(outer.path().join(left)).unwrap();
        assert_eq!(code(open(outer.path())), "profile_record_missing", "{left} is there");
        assert!(!outer.path().join(RECORD).exists(), "and no new record is made");
    }
}

#[tokio::test]
async fn keys_are_made_once_and_taken_out_again() {
    let outer = outer();
    let mut profile = open(outer.path()).unwrap();
    assert_eq!(profile.unlock(None, &patience()).await.unwrap_err().code(), "profile_keys_not_made");
    let (_store, made) = profile.make_keys(&passphrase(), &patience(), None).await.unwrap();
    assert_eq!(profile.make_keys(&passphrase(), &patience(), None).await.unwrap_err().code(), "profile_keys_exist");
    drop(profile);
    let profile = open(outer.path()).unwrap();
    assert!(profile.needs_passphrase() && !profile.needs_keys(), "the record says where they lie");
    assert_eq!(profile.unlock(None, &patience()).await.unwrap_err().code(), "passphrase_needed");
    let wrong = Secret::new("a violet specimen of another");
    assert_eq!(profile.unlock(Some(&wrong), &patience()).await.unwrap_err().code(), "passphrase_wrong");
    let KeyWay::Passphrase(right) = passphrase() else { unreachable!() };
    let (_store, taken) = profile.unlock(Some(&right), &patience()).await.unwrap();
    assert_eq!(made.database.expose(), taken.database.expose());
}

#[tokio::test]
async fn keys_are_never_made_where_a_database_exists_or_existed() {
    let outer = outer();
    let mut profile = open(outer.path()).unwrap();
    std::fs::File::create(profile.database()).unwrap();
    let made = profile.make_keys(&passphrase(), &patience(), None).await;
    assert_eq!(made.unwrap_err().code(), "profile_database_without_keys");
    std::fs::remove_file(profile.database()).unwrap();
    profile.database_made().unwrap();
    let made = profile.make_keys(&passphrase(), &patience(), None).await;
    assert_eq!(made.unwrap_err().code(), "profile_database_without_keys", "also when its file was moved away");
}

#[tokio::test]
async fn keys_that_differ_from_the_record_are_refused() {
    let outer = outer();
    let (one, two) = (outer.path().join("one"), outer.path().join("two"));
    for home in [&one, &two] {
        open(home).unwrap().make_keys(&passphrase(), &patience(), None).await.unwrap();
    }
    let key_file = crate::store::key_passphrase::KEY_FILE;
    std::fs::copy(two.join(key_file), one.join(key_file)).unwrap();
    let KeyWay::Passphrase(right) = passphrase() else { unreachable!() };
    let why = open(&one).unwrap().unlock(Some(&right), &patience()).await.unwrap_err();
    assert_eq!(why.code(), "passphrase_wrong", "another profile's key file does not open here");
}

#[tokio::test]
async fn a_lasting_profile_refuses_keys_in_memory() {
    let outer = outer();
    let made = open(outer.path()).unwrap().make_keys(&KeyWay::Memory, &patience(), None).await;
    assert_eq!(made.unwrap_err().code(), "profile_memory_keys");
}

#[test]
fn a_database_may_be_made_only_until_it_was() {
    let outer = outer();
    let mut profile = open(outer.path()).unwrap();
    profile.database_made().unwrap();
    drop(profile);
    assert!(!open(outer.path()).unwrap().may_make_database(), "from then on a missing one is an error");
}

#[tokio::test]
async fn a_demo_keeps_its_keys_in_memory_and_its_folder_goes_with_it() {
    let mut demo = Profile::demo(Program::Window, &config()).unwrap();
    let home = demo.home().to_owned();
    demo.make_keys(&KeyWay::Memory, &patience(), None).await.unwrap();
    assert!(demo.is_demo() && home.join(RECORD).exists(), "it is a profile like any other");
    demo.close().unwrap();
    assert!(!home.exists(), "the folder is deleted");
    let dropped = Profile::demo(Program::Window, &config()).unwrap();
    let home = dropped.home().to_owned();
    drop(dropped);
    assert!(!home.exists(), "also when it is only dropped");
}

#[test]
fn a_demo_refuses_every_address_but_this_machines() {
    let config = config_of("https://api.example.com", "staging");
    assert_eq!(code(Profile::demo(Program::Window, &config)), "demo_not_local");
}

#[test]
fn folders_of_killed_demos_are_swept_and_nothing_else() {
    let outer = outer();
    let demo = |name: &str, demo: bool| {
        let home = outer.path().join(name);
        drop(Profile::open_folder(&home, Program::Window, &config(), false).unwrap());
        let mut record = read_record(&home).unwrap().unwrap();
        record.demo = demo;
        write_record(&home, &record).unwrap();
        home
    };
    let killed = demo("second-look-demo-1", true);
    let lasting = demo("second-look-demo-2", false);
    let elsewhere = demo("other-demo", true);
    let running = demo("second-look-demo-3", true);
    let _lock = ProfileLock::take(&running, Program::Window).unwrap();
    sweep_demos(outer.path(), Program::Window);
    assert!(!killed.exists(), "its keys died with it, the rest is rubbish");
    assert!(lasting.exists() && elsewhere.exists() && running.exists(), "these are not rubbish");
}

//! Holds what the lock files bring in to deny.toml: licences, banned packages, sources.
use std::process::Command;

use serde_json::Value;

use super::sources::{none, root};

/// Script packages whose lock entry names no licence, with what the licence file in them says.
const READ_BY_US: &[(&str, &str)] = &[("node_modules/svelte-toolbelt", "MIT")];

fn toml_page(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path} cannot be read: {e}"));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{path} is no TOML: {e}"))
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// What cargo resolves for this machine, with each package's licence.
fn resolved() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let about = Command::new("rustc").args(["--version", "--verbose"]).current_dir(root()).output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let words = ["metadata", "--locked", "--format-version", "1", "--filter-platform", host];
    let output = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether an SPDX expression can be met with the allowed licences alone. `/` is an older way to write OR.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words, allowed);
    met && rest.is_empty()
}

fn either<'a>(words: &'a [&'a str], allowed: &[&str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = both(words, allowed);
    while let ["OR", after @ ..] = rest {
        let (other, after) = both(after, allowed);
        (met, rest) = (met | other, after);
    }
    (met, rest)
}

fn both<'a>(words: &'a [&'a str], allowed: &[&str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = one(words, allowed);
    while let ["AND", after @ ..] = rest {
        let (other, after) = one(after, allowed);
        (met, rest) = (met & other, after);
    }
    (met, rest)
}

fn one<'a>(words: &'a [&'a str], allowed: &[&str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inner @ ..] => match either(inner, allowed) {
            (met, [")", rest @ ..]) => (met, rest),
            (_, rest) => (false, rest),
        },
        [name, "WITH", exception, rest @ ..] => (allowed.contains(&format!("{name} WITH {exception}").as_str()), rest),
        [name, rest @ ..] => (allowed.contains(name), rest),
        [] => (false, words),
    }
}

#[test]
fn every_package_has_a_licence_deny_toml_allows() {
    let page = toml_page("deny.toml");
    let allowed = texts(&page["licenses"]["allow"]);
    let resolved = resolved();
    let packages = resolved["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "cargo names {} packages only; this rule would hold for nothing", packages.len());
    let licence = |package: &Value| package["license"].as_str().unwrap_or("none given").to_owned();
    let broken = packages.iter().filter(|package| !is_met(&licence(package), &allowed));
    let broken = broken.map(|package| format!("{}: {}", package["name"], licence(package))).collect();
    none(broken, "Read the licence; then drop the package or allow the licence in deny.toml:");
}

#[test]
fn every_script_package_that_ships_has_a_licence_deny_toml_allows() {
    let page = toml_page("deny.toml");
    let allowed = texts(&page["licenses"]["allow"]);
    let lock = std::fs::read(root().join("ui/package-lock.json")).unwrap();
    let lock: Value = serde_json::from_slice(&lock).unwrap();
    let ships = |(path, package): &(&String, &Value)| !path.is_empty() && package["dev"] != true;
    let packages: Vec<_> = lock["packages"].as_object().unwrap().iter().filter(ships).collect();
    assert!(!packages.is_empty(), "the lock file names no package that ships; this rule would hold for nothing");
    let licence = |path: &str, package: &Value| {
        let read = || READ_BY_US.iter().find(|(known, _)| *known == path).map_or("none given", |(_, licence)| licence);
        package["license"].as_str().unwrap_or_else(read).to_owned()
    };
    let broken = packages.iter().filter(|(path, package)| !is_met(&licence(path, package), &allowed));
    let broken = broken.map(|(path, package)| format!("{path}: {}", licence(path, package))).collect();
    none(broken, "Read the licence; then drop the package or allow the licence in deny.toml:");
}

#[test]
fn nothing_banned_and_nothing_from_elsewhere_is_in_the_lock_file() {
    let page = toml_page("deny.toml");
    let lock = toml_page("Cargo.lock");
    let registries = texts(&page["sources"]["allow-registry"]);
    let bans = page["bans"]["deny"].as_array().unwrap();
    let mut broken = Vec::new();
    for package in lock["package"].as_array().unwrap() {
        let name = &package["name"];
        if let Some(ban) = bans.iter().find(|ban| ban["crate"] == *name) {
            broken.push(format!("{name} is banned: {}", ban["reason"]));
        }
        // Without a source it is one of our own packages.
        let source = package["source"].as_str().unwrap_or_default();
        if !source.is_empty() && !registries.iter().any(|registry| source == format!("registry+{registry}")) {
            broken.push(format!("{name} comes from {source}"));
        }
    }
    none(broken, "Not allowed by deny.toml:");
}

/// Versions below which an advisory, or a fault we know of, stands against a package; absent ones may not come in below.
const FLOORS: &[(&str, &str)] = &[
    ("ammonia", "4.1.4"),
    ("h2", "0.4.16"),
    ("kamadak-exif", "0.5.3"),
    // Before 4 a build without a vendor keeps the key in memory and says it is stored.
    ("keyring", "4.0.0"),
    // What brings SQLCipher: from here on, SQLCipher 4.10 on SQLite 3.50.
    ("libsqlite3-sys", "0.37.0"),
    ("lopdf", "0.42.0"),
    ("quick-xml", "0.41.0"),
    ("rustls-webpki", "0.103.13"),
    ("tar", "0.4.45"),
    // Before it, a foreign page could pass for the window's own on Windows.
    ("tauri", "2.11.1"),
    ("time", "0.3.47"),
    ("tracing-subscriber", "0.3.20"),
    ("webbrowser", "1.2.2"),
    ("zip", "2.3.0"),
];

fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
}

#[test]
fn t_21_no_package_is_below_the_version_an_advisory_asks_for() {
    let lock = toml_page("Cargo.lock");
    let packages = lock["package"].as_array().unwrap();
    let below = |package: &&Value| {
        let name = package["name"].as_str().unwrap();
        let floor = FLOORS.iter().find(|(known, _)| *known == name);
        floor.is_some_and(|(_, floor)| numbers(package["version"].as_str().unwrap()) < numbers(floor))
    };
    let broken =
        packages.iter().filter(below).map(|package| format!("{} {}", package["name"], package["version"])).collect();
    none(broken, "Below its floor; an exception needs a dated decision:");
    let here = FLOORS.iter().filter(|(name, _)| packages.iter().any(|package| package["name"] == *name)).count();
    assert!(here >= 7, "only {here} of the floors stand under anything");
    assert!(numbers("0.4.9") < numbers("0.4.16") && numbers("3.0.0-rc.1") >= numbers("2.11.1"), "numbers, not letters");
}

#[test]
fn a_licence_expression_is_read_as_spdx_means_it() {
    let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"];
    for met in
        ["MIT", "GPL-3.0 OR MIT", "MIT/GPL-3.0", "(GPL-3.0 OR MIT) AND Apache-2.0", "Apache-2.0 WITH LLVM-exception"]
    {
        assert!(is_met(met, &allowed), "{met} can be met");
    }
    for unmet in
        ["GPL-3.0", "MIT AND GPL-3.0", "MIT AND (GPL-3.0 OR EPL-2.0)", "MIT WITH Odd-exception", "", "(MIT", "MIT)"]
    {
        assert!(!is_met(unmet, &allowed), "{unmet:?} cannot be met");
    }
}

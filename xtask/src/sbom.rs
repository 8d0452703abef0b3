//! `cargo xtask sbom`: what the product is made of, as CycloneDX 1.6, from the two lock files and without a network (T-21).
//!
//! Promises: the same lock files give the same bytes, so that two builds can be compared; every package of `Cargo.lock` is in
//! it, marked `excluded` where only tests or developers need it, and every script package that ships with the view.
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::json::{Json, quoted};
use crate::options::Options;
use crate::run::{Stop, cargo, root, said};

/// The packages that ship: what they need, ships.
const SHIPPED: &[&str] = &["second-look", "second-look-desktop", "second-look-verify"];

struct Component {
    reference: String,
    name: String,
    version: String,
    licence: Option<String>,
    hash: Option<(&'static str, String)>,
    ships: bool,
    needs: BTreeSet<String>,
}

/// Writes `target/second-look.cdx.json`, or the file that was named.
pub fn sbom(options: &Options) -> Result<(), Stop> {
    let text = made()?;
    let file = options.words.first().map_or_else(|| root().join("target/second-look.cdx.json"), PathBuf::from);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|cause| Stop::new(format!("{}: {cause}", folder.display())))?;
    }
    write(&file, &text)?;
    println!("{} components in {}", text.matches("\"bom-ref\"").count() - 1, file.display());
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a list of packages holds nothing personal")]
fn write(file: &std::path::Path, text: &str) -> Result<(), Stop> {
    std::fs::write(file, text).map_err(|cause| Stop::new(format!("{}: {cause}", file.display())))
}

/// The whole document.
pub fn made() -> Result<String, Stop> {
    let told = said(&mut cargo(&["metadata", "--locked", "--offline", "--format-version", "1"]))?;
    let metadata = Json::read(&told).ok_or_else(|| Stop::new("cargo metadata printed no JSON"))?;
    let read =
        |path: &str| std::fs::read_to_string(root().join(path)).map_err(|cause| Stop::new(format!("{path}: {cause}")));
    let mut components = crates(&metadata, &checksums(&read("Cargo.lock")?));
    let lock =
        Json::read(&read("ui/package-lock.json")?).ok_or_else(|| Stop::new("ui/package-lock.json is no JSON"))?;
    components.extend(scripts(&lock));
    components.sort_by(|one, other| one.reference.cmp(&other.reference));
    let version = metadata.get("packages").map(Json::items).unwrap_or_default();
    let version = version.iter().find(|package| package.text("name") == Some("second-look"));
    Ok(document(version.and_then(|package| package.text("version")).unwrap_or("0"), &components))
}

/// The SHA-256 of each package in `Cargo.lock`, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_prefix('='))?;
            Some(line.trim().trim_matches('"').to_owned())
        };
        if let (Some(name), Some(version), Some(sum)) = (field("name"), field("version"), field("checksum")) {
            found.insert((name, version), sum);
        }
    }
    found
}

fn crates(metadata: &Json, sums: &BTreeMap<(String, String), String>) -> Vec<Component> {
    let nodes = metadata.get("resolve").and_then(|resolve| resolve.get("nodes")).map(Json::items).unwrap_or_default();
    let packages = metadata.get("packages").map(Json::items).unwrap_or_default();
    // Which packages each needs to be built and to run, tests left out.
    let needs = |node: &Json| -> Vec<String> {
        let deps = node.get("deps").map(Json::items).unwrap_or_default().iter();
        let for_the_product = |dep: &&Json| {
            let kinds = dep.get("dep_kinds").map(Json::items).unwrap_or_default();
            kinds.iter().any(|kind| kind.text("kind") != Some("dev"))
        };
        deps.filter(for_the_product).filter_map(|dep| dep.text("pkg").map(str::to_owned)).collect()
    };
    let by_id: BTreeMap<&str, Vec<String>> =
        nodes.iter().filter_map(|node| Some((node.text("id")?, needs(node)))).collect();
    let name_of: BTreeMap<&str, (&str, &str)> = packages
        .iter()
        .filter_map(|package| Some((package.text("id")?, (package.text("name")?, package.text("version")?))))
        .collect();
    let mut ships: BTreeSet<&str> = BTreeSet::new();
    let mut next: Vec<&str> =
        name_of.iter().filter(|(_, (name, _))| SHIPPED.contains(name)).map(|(id, _)| *id).collect();
    while let Some(id) = next.pop() {
        if ships.insert(id) {
            next.extend(by_id.get(id).into_iter().flatten().map(String::as_str));
        }
    }
    let reference = |id: &str| name_of.get(id).map(|(name, version)| format!("pkg:cargo/{name}@{version}"));
    let component = |package: &Json| {
        let (id, name, version) = (package.text("id")?, package.text("name")?, package.text("version")?);
        let sum = sums.get(&(name.to_owned(), version.to_owned()));
        Some(Component {
            reference: reference(id)?,
            name: name.to_owned(),
            version: version.to_owned(),
            licence: package.text("license").map(spdx),
            hash: sum.map(|sum| ("SHA-256", sum.clone())),
            ships: ships.contains(id),
            needs: by_id.get(id).into_iter().flatten().filter_map(|id| reference(id)).collect(),
        })
    };
    packages.iter().filter_map(component).collect()
}

/// `/` is an older way to write OR.
fn spdx(licence: &str) -> String {
    licence.replace(" / ", "/").replace('/', " OR ")
}

/// What ships with the view; the tools that build it do not.
fn scripts(lock: &Json) -> Vec<Component> {
    let packages = lock.get("packages").map(Json::fields).unwrap_or_default();
    let ships = |(path, package): &&(String, Json)| !path.is_empty() && package.get("dev") != Some(&Json::Bool(true));
    let component = |(path, package): &(String, Json)| {
        let name = path.rsplit("node_modules/").next()?.to_owned();
        let version = package.text("version")?.to_owned();
        let hash = package.text("integrity").and_then(|text| text.strip_prefix("sha512-")).and_then(hex_of_base64);
        Some(Component {
            reference: format!("pkg:npm/{}@{version}", name.replace('@', "%40")),
            licence: package.text("license").map(spdx),
            hash: hash.map(|hex| ("SHA-512", hex)),
            ships: true,
            needs: BTreeSet::new(),
            name,
            version,
        })
    };
    packages.iter().filter(ships).filter_map(component).collect()
}

fn hex_of_base64(text: &str) -> Option<String> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut held, mut bits, mut hex) = (0_u32, 0, String::new());
    for letter in text.trim_end_matches('=').chars() {
        held = (held << 6 | u32::try_from(LETTERS.find(letter)?).ok()?) & 0xfff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            hex.push_str(&format!("{:02x}", held >> bits & 0xff));
        }
    }
    Some(hex)
}

fn document(version: &str, components: &[Component]) -> String {
    let listed =
        components.iter().map(|one| {
            let mut fields = vec![
                "\"type\": \"library\"".to_owned(),
                format!("\"bom-ref\": {}", quoted(&one.reference)),
                format!("\"name\": {}", quoted(&one.name)),
                format!("\"version\": {}", quoted(&one.version)),
                format!("\"scope\": {}", quoted(if one.ships { "required" } else { "excluded" })),
            ];
            fields.extend(one.hash.iter().map(|(kind, hex)| {
                format!("\"hashes\": [{{ \"alg\": {}, \"content\": {} }}]", quoted(kind), quoted(hex))
            }));
            fields.extend(
                one.licence.iter().map(|licence| format!("\"licenses\": [{{ \"expression\": {} }}]", quoted(licence))),
            );
            fields.push(format!("\"purl\": {}", quoted(&one.reference)));
            format!("    {{ {} }}", fields.join(", "))
        });
    let needs = components.iter().filter(|one| !one.needs.is_empty()).map(|one| {
        let on: Vec<String> = one.needs.iter().map(|reference| quoted(reference)).collect();
        format!("    {{ \"ref\": {}, \"dependsOn\": [{}] }}", quoted(&one.reference), on.join(", "))
    });
    format!(
        "{{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"version\": 1,\n  \"metadata\": {{ \"component\": \
         {{ \"type\": \"application\", \"bom-ref\": \"second-look\", \"name\": \"Second Look\", \"version\": {} }} }},\n  \
         \"components\": [\n{}\n  ],\n  \"dependencies\": [\n{}\n  ]\n}}\n",
        quoted(version),
        listed.collect::<Vec<_>>().join(",\n"),
        needs.collect::<Vec<_>>().join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locked_package_is_in_it_with_its_licence_and_its_sum() {
        let text = made().unwrap();
        assert_eq!(text, made().unwrap(), "the same lock files give the same bytes");
        let read = Json::read(&text).unwrap();
        let components = read.get("components").unwrap().items();
        let of = |kind: &'static str| components.iter().filter(move |one| one.text("purl").unwrap().starts_with(kind));
        let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
        assert_eq!(of("pkg:cargo/").count(), lock.matches("[[package]]").count(), "one for each");
        assert!(of("pkg:npm/").count() > 5, "and what ships with the view");
        for one in components {
            let name = one.text("name").unwrap();
            // One script package names its licence in a file only; tests/it/walls/dependencies.rs says which.
            assert!(one.get("licenses").is_some() || name == "svelte-toolbelt", "{name} has no licence");
            let own = ["second-look", "xtask"].iter().any(|own| name.starts_with(own));
            assert_eq!(one.get("hashes").is_none(), own, "{name}: what comes from a registry has a sum");
        }
        let scope =
            |name: &str| of("pkg:cargo/").find(|one| one.text("name") == Some(name)).and_then(|one| one.text("scope"));
        assert_eq!((scope("sqlx"), scope("tauri")), (Some("required"), Some("required")));
        assert_eq!((scope("insta"), scope("fantoccini")), (Some("excluded"), Some("excluded")), "tests do not ship");
    }

    #[test]
    fn a_sum_of_npm_is_written_in_hex() {
        assert_eq!(hex_of_base64("AAEC/w==").as_deref(), Some("000102ff"));
        assert_eq!(hex_of_base64("A*"), None);
        assert_eq!(spdx("MIT/Apache-2.0"), "MIT OR Apache-2.0");
    }
}

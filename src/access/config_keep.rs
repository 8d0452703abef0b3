//! Keeps what was given as options in a profile's `config.toml`, so that the next start needs none of them. What a
//! person wrote there, comments included, stays as it is but for the values that changed.
use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::access::config::{Config, ConfigError, Overrides};
use crate::store::private_file;

impl Config {
    /// Writes the options that were given into `config.toml`; without a file, a whole one is made. Call it with
    /// overrides that [`Config::load`] has accepted.
    ///
    /// # Errors
    /// [`ConfigError`]; then the file stands as it stood.
    pub fn keep(&self, file: &Path, overrides: &Overrides) -> Result<(), ConfigError> {
        let failed = |doing| {
            move |source| ConfigError::File { file: crate::access::config::CONFIG_FILE.to_owned(), doing, source }
        };
        let Some(bytes) = private_file::read(file).map_err(failed("read"))? else { return self.save_new(file) };
        let text = String::from_utf8_lossy(&bytes);
        let kept = merged(&text, &given(overrides));
        if *kept == *text {
            return Ok(());
        }
        private_file::replace(file, kept.as_bytes()).map_err(failed("written"))
    }
}

/// The settings that were given, as TOML values.
fn given(overrides: &Overrides) -> Vec<(&'static str, String)> {
    let text = |value: &String| toml::Value::String(value.clone()).to_string();
    let texts = [
        ("platform", &overrides.platform),
        ("review", &overrides.review),
        ("issuer", &overrides.issuer),
        ("environment", &overrides.environment),
        ("client_id", &overrides.client_id),
        ("language", &overrides.language),
    ];
    let mut given: Vec<_> = texts.into_iter().filter_map(|(key, value)| Some((key, text(value.as_ref()?)))).collect();
    if !overrides.file_hosts.is_empty() {
        let hosts: Vec<String> = overrides.file_hosts.iter().map(text).collect();
        given.push(("file_hosts", format!("[{}]", hosts.join(", "))));
    }
    given
}

/// Replaces values in place, from the last to the first so that places stay right, and puts new keys at the top, where
/// no table has begun yet.
fn merged(text: &str, given: &[(&'static str, String)]) -> String {
    let Ok(table) = DeTable::parse(text) else { return text.to_owned() };
    let (mut kept, mut new) = (text.to_owned(), String::new());
    let mut changes = Vec::new();
    for (key, value) in given {
        match table.get_ref().get(*key) {
            Some(old) if same(old.get_ref(), value) => {}
            Some(old) => changes.push((old.span(), value)),
            None => new.push_str(&format!("{key} = {value}\n")),
        }
    }
    changes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, value) in changes {
        if kept.get(span.clone()).is_some() {
            kept.replace_range(span, value);
        }
    }
    new + &kept
}

/// Whether a value in the file means what was given, however it is written.
fn same(old: &DeValue<'_>, value: &str) -> bool {
    let text = |value: &DeValue<'_>| match value {
        DeValue::String(text) => toml::Value::String(text.clone().into_owned()).to_string(),
        _ => String::new(),
    };
    match old {
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| text(item.get_ref())).collect();
            format!("[{}]", items.join(", ")) == value
        }
        other => text(other) == value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overrides() -> Overrides {
        Overrides {
            platform: Some("https://a.example/api/v1".to_owned()),
            file_hosts: vec!["f.example".to_owned(), "g.example:8443".to_owned()],
            ..Overrides::default()
        }
    }

    #[test]
    fn a_changed_value_changes_and_everything_else_stays() {
        let before = "# mine\nplatform = 'https://old.example/api/v1' # here\nfile_hosts = [\"f.example\"]\n\n\
                      [limits]\nundo_secs = 5 # quick\n";
        let after = merged(before, &given(&overrides()));
        assert_eq!(
            after,
            "# mine\nplatform = \"https://a.example/api/v1\" # here\nfile_hosts = [\"f.example\", \"g.example:8443\"]\n\n\
             [limits]\nundo_secs = 5 # quick\n"
        );
        assert_eq!(merged(&after, &given(&overrides())), after, "given again, nothing changes");
    }

    #[test]
    fn a_new_key_stands_before_the_first_table() {
        let after = merged("[limits]\nundo_secs = 0\n", &given(&overrides()));
        let table: toml::Table = after.parse().unwrap();
        assert_eq!(table["platform"].as_str(), Some("https://a.example/api/v1"), "{after}");
        assert_eq!(table["limits"]["undo_secs"].as_integer(), Some(0), "{after}");
    }

    #[test]
    fn the_same_value_in_other_quotes_is_left_alone() {
        let before = "platform = 'https://a.example/api/v1'\nfile_hosts = [ 'f.example',\n \"g.example:8443\" ]\n";
        assert_eq!(merged(before, &given(&overrides())), before);
    }
}

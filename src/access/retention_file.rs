//! Finds and reads the retention rules that are in force: the organisation's, the profile's, or those that ship.
use std::path::Path;
use std::sync::Arc;

use crate::access::config_fault::ConfigError;
use crate::retention::{RETENTION_FILE, Rules, built_in, read};
use crate::store::private_file;

/// Reads the first file that is there: beside the organisation's file, then beside the profile's configuration. It may keep
/// nothing longer than the rules that ship.
///
/// # Errors
/// What is wrong with the file found; another is never taken in its place.
pub(super) fn in_force(config_file: &Path, organisation: Option<&Path>) -> Result<Arc<Rules>, ConfigError> {
    for beside in organisation.into_iter().chain([config_file]) {
        let bytes = private_file::read(&beside.with_file_name(RETENTION_FILE)).map_err(|source| ConfigError::File {
            file: RETENTION_FILE.to_owned(),
            doing: "read",
            source,
        })?;
        if let Some(bytes) = bytes {
            return read(RETENTION_FILE, &bytes, Some(built_in())).map(Arc::new).map_err(ConfigError::Faults);
        }
    }
    Ok(Arc::clone(built_in()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retention::BUILT_IN;

    fn put(folder: &Path, days: u32) {
        private_file::private_folder(folder).unwrap();
        let text = BUILT_IN.replace("days = 30", &format!("days = {days}"));
        private_file::replace(&folder.join(RETENTION_FILE), text.as_bytes()).unwrap();
    }

    #[test]
    fn r_36_the_organisation_s_rules_stand_above_the_profile_s_and_a_bad_file_is_never_passed_over() {
        let outer = tempfile::tempdir().unwrap();
        let [org, own] = ["org", "own"].map(|name| outer.path().join(name));
        let (org_file, config) = (org.join("organisation.toml"), own.join("config.toml"));
        let days = || in_force(&config, Some(&org_file)).map(|rules| rules.shortest_days());
        assert_eq!(days().unwrap(), 30, "neither there");
        put(&own, 10);
        assert_eq!(days().unwrap(), 10, "the profile's own");
        put(&org, 20);
        assert_eq!(days().unwrap(), 20, "the organisation's counts first");
        put(&org, 31);
        assert_eq!(days().unwrap_err().code(), "config_faults", "no other takes the place of a bad one");
    }
}

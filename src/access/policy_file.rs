//! Finds and reads the edition of the step-up policy that is in force: the organisation's, the profile's, or the built-in.
use std::path::Path;
use std::sync::Arc;

use crate::policy::{Edition, POLICY_FILE, PolicyFault, PolicyFaultCode, built_in, read_above};
use crate::store::private_file;

/// Reads the first edition that is there: beside the organisation's file, then beside the profile's configuration. Where
/// there is none, the built-in edition is in force; one that is there may only ask for more than it (decision 0018).
///
/// # Errors
/// What is wrong with the edition found; another is never taken in its place.
pub(super) fn in_force(config_file: &Path, organisation: Option<&Path>) -> Result<Arc<Edition>, Vec<PolicyFault>> {
    for beside in organisation.into_iter().chain([config_file]) {
        let path = beside.with_file_name(POLICY_FILE);
        let bytes = private_file::read(&path).map_err(|why| {
            // The only thing the reader itself refuses is a file of more than a mebibyte.
            let too_long = why.kind() == std::io::ErrorKind::InvalidData;
            let code = if too_long { PolicyFaultCode::TooLarge } else { PolicyFaultCode::Unreadable };
            vec![PolicyFault { source: POLICY_FILE.to_owned(), line: 1, code, about: String::new() }]
        })?;
        if let Some(bytes) = bytes {
            return read_above(POLICY_FILE, &bytes, Some(built_in())).map(Arc::new);
        }
    }
    Ok(Arc::clone(built_in()))
}

#[cfg(test)]
mod tests {
    use std::fs::create_dir;

    use super::*;
    use crate::policy::BUILT_IN;

    /// A folder of the organisation and one of a profile, with an edition of its own name in each that is asked for.
    fn folders(organisation: bool, profile: bool) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, wanted) in [("organisation", organisation), ("profile", profile)] {
            create_dir(folder.path().join(name)).unwrap();
            if wanted {
                let text = BUILT_IN.replacen("built-in-1", name, 1);
                private_file::replace(&folder.path().join(name).join(POLICY_FILE), text.as_bytes()).unwrap();
            }
        }
        folder
    }

    fn version(folder: &tempfile::TempDir) -> String {
        let [config, organisation] =
            ["profile/config.toml", "organisation/organisation.toml"].map(|f| folder.path().join(f));
        in_force(&config, Some(&organisation)).unwrap().version.clone()
    }

    #[test]
    fn the_organisation_s_edition_stands_above_the_profile_s_and_both_above_the_built_in() {
        assert_eq!(version(&folders(true, true)), "organisation");
        assert_eq!(version(&folders(false, true)), "profile");
        assert_eq!(version(&folders(false, false)), "built-in-1");
    }

    #[test]
    fn r_05_a_bad_edition_is_refused_with_its_line_and_no_other_takes_its_place() {
        let folder = folders(true, true);
        let bad = BUILT_IN.replacen("not_trusted = 75", "not_trusted = 5", 1);
        private_file::replace(&folder.path().join("organisation").join(POLICY_FILE), bad.as_bytes()).unwrap();
        let organisation = folder.path().join("organisation/organisation.toml");
        let faults = in_force(&folder.path().join("profile/config.toml"), Some(&organisation)).unwrap_err();
        assert_eq!(faults[0].code, PolicyFaultCode::WrongOrder);
        assert_eq!(faults[0].line, bad.lines().position(|line| line == "not_trusted = 5").unwrap() + 1);
    }

    #[test]
    fn a_file_longer_than_a_mebibyte_is_too_large_and_not_read() {
        let folder = folders(false, false);
        let long = "#".repeat(1_024 * 1_024 + 1);
        private_file::replace(&folder.path().join("profile").join(POLICY_FILE), long.as_bytes()).unwrap();
        let faults = in_force(&folder.path().join("profile/config.toml"), None).unwrap_err();
        assert_eq!(faults[0].code, PolicyFaultCode::TooLarge);
    }
}

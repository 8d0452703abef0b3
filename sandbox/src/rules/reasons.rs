//! What the server knows of codes: which are suspicion codes, and which need words beside them.
//!
//! Meanings and guidance are the console's catalogue; the server only keeps the rules that a decision must obey.

/// Codes of the QES catalogue whose name ends in `_OTHER`, by number.
const NUMBERED_OTHER: [&str; 9] = ["3016", "3107", "3116", "3120", "3125", "3127", "3134", "3137", "3215"];

/// A code of the 32xx family: reviewer eyes only, and two people to approve over it. The code decides, whatever family
/// or scheme it is filed under.
#[must_use]
pub fn is_suspicion(code: &str) -> bool {
    let code = code.trim();
    code.len() == 4 && code.starts_with("32") && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// A code that says "something else" and so needs a comment.
#[must_use]
pub fn is_other(code: &str) -> bool {
    let code = code.trim();
    NUMBERED_OTHER.contains(&code)
        || code.eq_ignore_ascii_case("OTHER")
        || code.to_ascii_uppercase().ends_with("_OTHER")
}

#[cfg(test)]
mod tests {
    use super::{is_other, is_suspicion};

    #[test]
    fn the_32xx_family_is_suspicion_and_nothing_else_is() {
        assert!(is_suspicion("3201") && is_suspicion("3215") && is_suspicion("3299"));
        assert!(
            !is_suspicion("3101") && !is_suspicion("32") && !is_suspicion("32015") && !is_suspicion("VPN_DETECTED")
        );
    }

    #[test]
    fn an_other_code_is_known_by_name_and_by_number() {
        assert!(is_other("ID_DATA_OTHER") && is_other("3107") && is_other("3215") && is_other("other"));
        assert!(!is_other("ID_BLURRY") && !is_other("3101") && !is_other("BROTHER"));
    }
}

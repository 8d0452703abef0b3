//! Names of a zone (ICAO Doc 9303 part 3, section 4.6): primary identifier, two fillers, secondary identifier; one filler
//! inside a name; the field cut where it is full.

/// The names of a zone. Personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct ZoneNames {
    /// The primary identifier, its parts with spaces between them: mostly the family name.
    pub family: String,
    /// The secondary identifier; empty where the holder has one name only.
    pub given: String,
    /// The field is full to its last place, so that names may have been cut.
    pub may_be_cut: bool,
    /// Fillers stand where none may: at the start, or a third separator between names.
    pub irregular: bool,
}

impl ZoneNames {
    pub(super) fn new(field: &str) -> Self {
        let names = field.trim_end_matches('<');
        let (family, given) = names.split_once("<<").unwrap_or((names, ""));
        Self {
            family: words(family),
            given: words(given),
            may_be_cut: !names.is_empty() && names.len() == field.len(),
            irregular: names.starts_with('<') || given.starts_with('<') || given.contains("<<"),
        }
    }

    /// Of a zone with a field for each. Two fillers part given names there, one stands for a hyphen.
    pub(super) fn of_fields(family: &str, given: &str) -> Self {
        let full = |field: &str| !field.is_empty() && !field.ends_with('<');
        Self {
            family: words(family),
            given: words(given),
            may_be_cut: full(family) || full(given),
            irregular: family.starts_with('<') || given.starts_with('<'),
        }
    }
}

fn words(part: &str) -> String {
    part.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

//! The scales of an edition: bands in order, without a gap and without an overlap.
use std::collections::HashSet;

use toml::Spanned;

use super::bands::{Band, Scale, ScaleAnswer};
use super::fault::PolicyFaultCode::{Duplicate, Gap, MissingKey, OutOfRange, Overlap, WrongOrder};
use super::file;
use super::read::Reader;
use crate::case::device::ScoreDirection;

impl Reader<'_> {
    pub(super) fn scales(&mut self, rows: &[file::Scale]) -> Vec<Scale> {
        let mut scales: Vec<Scale> = Vec::new();
        let mut sources: HashSet<String> = HashSet::new();
        for row in rows {
            self.name(&row.id, "scale.id");
            if scales.iter().any(|known| known.id.eq_ignore_ascii_case(row.id.get_ref())) {
                self.fault(&row.id, Duplicate, "scale.id");
            }
            let applies_to = self.names(&row.applies_to, "scale.applies_to");
            for (name, spanned) in applies_to.iter().zip(&row.applies_to) {
                if sources.contains(&name.to_ascii_lowercase()) {
                    self.fault(spanned, Duplicate, "scale.applies_to");
                }
            }
            // A source twice on one scale is a matter of `names`.
            sources.extend(applies_to.iter().map(|name| name.to_ascii_lowercase()));
            let (min, max) = (*row.min.get_ref(), *row.max.get_ref());
            if !(min.is_finite() && max.is_finite() && min < max) {
                self.fault(&row.max, OutOfRange, "scale.max");
            }
            let direction = *row.direction.get_ref();
            if direction == ScoreDirection::HigherIsSurer {
                // How sure a check is says nothing of how risky a session is.
                self.fault(&row.direction, OutOfRange, "scale.direction");
            }
            let bands = self.bands(row, direction);
            scales.push(Scale { id: row.id.get_ref().clone(), direction, min, max, applies_to, bands });
        }
        scales
    }

    /// Bands stand lowest first; each begins exactly where the one before ends, and answers grow milder towards safety.
    fn bands(&mut self, scale: &file::Scale, direction: ScoreDirection) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        for row in &scale.band {
            let Some(band) = self.band(row) else { continue };
            match bands.last() {
                None => self.follows(row, (*scale.min.get_ref(), false), &band),
                Some(before) => {
                    self.follows(row, (before.high, before.high_within), &band);
                    let milder = weight(band.answer) <= weight(before.answer) && band.tier <= before.tier;
                    let harsher = weight(band.answer) >= weight(before.answer) && band.tier >= before.tier;
                    let ordered = if direction == ScoreDirection::HigherIsRiskier { harsher } else { milder };
                    if !ordered {
                        self.fault(row, WrongOrder, "scale.band");
                    }
                }
            }
            bands.push(band);
        }
        let end = bands.last().map(|band| (band.high, band.high_within));
        match (end, scale.band.last()) {
            (Some((high, _)), Some(last)) if high > *scale.max.get_ref() => self.fault(last, OutOfRange, "scale.band"),
            (Some((high, true)), _) if high == *scale.max.get_ref() => {}
            (_, Some(last)) => self.fault(last, Gap, "scale.band"),
            (_, None) => self.fault(&scale.id, Gap, "scale.band"),
        }
        bands
    }

    fn band(&mut self, row: &Spanned<file::Band>) -> Option<Band> {
        let told = row.get_ref();
        let low = one_of(told.from, told.over);
        let high = one_of(told.to, told.below);
        let (Some((low, low_within)), Some((high, high_within))) = (low, high) else {
            self.fault(row, MissingKey, "scale.band: one of `from` and `over`, one of `to` and `below`");
            return None;
        };
        let sound = low.is_finite() && high.is_finite();
        if !sound || low > high || (low == high && !(low_within && high_within)) {
            self.fault(row, OutOfRange, "scale.band");
            return None;
        }
        Some(Band { tier: told.tier, answer: told.answer, low, low_within, high, high_within })
    }

    /// Whether a band begins where what is before it ends. `taken` says whether that last value has a home already.
    fn follows(&mut self, row: &Spanned<file::Band>, (end, taken): (f64, bool), band: &Band) {
        if band.low > end || (band.low == end && !taken && !band.low_within) {
            self.fault(row, Gap, "scale.band");
        } else if band.low < end || (taken && band.low_within) {
            self.fault(row, Overlap, "scale.band");
        }
    }
}

const fn weight(answer: ScaleAnswer) -> u8 {
    match answer {
        ScaleAnswer::Allow => 0,
        ScaleAnswer::StepUp => 1,
        ScaleAnswer::Deny => 2,
    }
}

/// The edge given in exactly one of two ways, and whether it lies within the band.
const fn one_of(within: Option<f64>, outside: Option<f64>) -> Option<(f64, bool)> {
    match (within, outside) {
        (Some(edge), None) => Some((edge, true)),
        (None, Some(edge)) => Some((edge, false)),
        _ => None,
    }
}

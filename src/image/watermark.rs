//! Writes into the pixels of a picture who looks at it and when, so that a photograph of the screen carries it. Pure.
//!
//! Promises: it is part of the pixels the window gets and of nothing that is kept or taken out as evidence; it is readable
//! on light and on dark, since each point is a light one beside a dark one; it lies in about the same places of the preview
//! and of the full size, so that nothing jumps; more than nine of ten pixels are left as they were. Deliberately no proof:
//! whoever works on the pixels can take it out.
use chrono::{DateTime, Utc};

use super::Pixels;
use super::letters::{Points, points};
use crate::ids::PersonId;

/// How much lighter and darker, of 255: enough to be read where one looks for it, too little to be taken for print.
const STRENGTH: u8 = 18;
/// A point is so small a part of the longer side.
const POINTS_ACROSS: u32 = 400;
/// Points of a letter, and one between two.
const CELL: u64 = 6;
const ROWS: u64 = 7;
/// From one line to the next, in heights of a line.
const LINES: u64 = 12;
/// Letters left out before the text begins again.
const GAP: usize = 14;
/// Signs of a text; an id longer than that is cut.
const MOST: usize = 120;

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watermark {
    text: String,
}

impl Watermark {
    /// Who looks, by the id the log has them under, and when, to the minute.
    pub fn of(person: &PersonId, at: DateTime<Utc>) -> Self {
        Self { text: format!("{person} {}", at.format("%Y-%m-%d %H:%MZ")) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes it over the whole picture, line below line.
    pub fn write(&self, pixels: &mut Pixels) {
        let point = u64::from((pixels.width.max(pixels.height) / POINTS_ACROSS).max(1));
        let line = Line { letters: drawn(&self.text), point };
        let row_bytes = usize::try_from(pixels.width).unwrap_or_default().saturating_mul(3).max(1);
        let pitch = ROWS * LINES * point;
        let above = (LINES - 1) * ROWS * point / 2;
        for (y, row) in (0_u64..).zip(pixels.rgb.chunks_mut(row_bytes)) {
            let (number, within) = (y / pitch, y % pitch);
            // One point further for the dark one under the last row.
            let Some(down) = within.checked_sub(above).filter(|down| *down < (ROWS + 1) * point) else { continue };
            for (x, pixel) in (0_u64..).zip(row.chunks_mut(3)) {
                // Each line begins elsewhere, so that no edge of the picture has it cut at the same letter.
                let across = x + number * line.width() / 3;
                let light = line.is_lit(across, down);
                let dark = !light
                    && down.checked_sub(point).is_some_and(|down| line.is_lit(across + line.width() - point, down));
                match (light, dark) {
                    (true, _) => pixel.iter_mut().for_each(|byte| *byte = byte.saturating_add(STRENGTH)),
                    (_, true) => pixel.iter_mut().for_each(|byte| *byte = byte.saturating_sub(STRENGTH)),
                    _ => {}
                }
            }
        }
    }
}

struct Line {
    letters: Vec<Points>,
    /// Pixels of a point.
    point: u64,
}

impl Line {
    fn width(&self) -> u64 {
        (self.letters.len() as u64 * CELL * self.point).max(1)
    }

    fn is_lit(&self, across: u64, down: u64) -> bool {
        let (column, row) = (across % self.width() / self.point, down / self.point);
        let letter = usize::try_from(column / CELL).ok().and_then(|at| self.letters.get(at));
        let bits = letter.zip(usize::try_from(row).ok()).and_then(|(letter, row)| letter.get(row));
        // The sixth column is the gap between two letters.
        bits.is_some_and(|bits| (u64::from(*bits) << 1) >> (CELL - 1 - column % CELL) & 1 == 1)
    }
}

/// The letters of a text and the room to the next one. A sign there is no letter for is written as its number.
fn drawn(text: &str) -> Vec<Points> {
    let mut letters = Vec::new();
    for sign in text.chars().take(MOST) {
        match points(sign) {
            Some(letter) => letters.push(letter),
            None => letters.extend(format!("({:X})", u32::from(sign)).chars().filter_map(points)),
        }
    }
    letters.extend([[0; 7]; GAP]);
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(person: &str) -> Watermark {
        Watermark::of(&PersonId::new(person), DateTime::UNIX_EPOCH)
    }

    fn marked(mark: &Watermark, width: u32, height: u32, grey: u8) -> (Pixels, usize) {
        let mut pixels = Pixels { width, height, rgb: vec![grey; (width * height * 3) as usize] };
        mark.write(&mut pixels);
        let changed = pixels.rgb.chunks(3).filter(|pixel| pixel.iter().any(|byte| *byte != grey)).count();
        (pixels, changed)
    }

    #[test]
    fn it_says_who_and_when_to_the_minute() {
        assert_eq!(mark("rev-17").text(), "rev-17 1970-01-01 00:00Z");
        assert_eq!(drawn("é").len(), "(E9)".len() + GAP, "a sign without a letter is told by its number");
        assert!(marked(&mark("rev-17"), 800, 600, 128).0 != marked(&mark("rev-71"), 800, 600, 128).0);
        assert!(marked(&mark("Rev-17"), 800, 600, 128).0 != marked(&mark("rev-17"), 800, 600, 128).0);
    }

    #[test]
    fn it_is_seen_on_light_on_dark_and_between_and_leaves_nine_of_ten_pixels_alone() {
        for grey in [0, 20, 128, 235, 255] {
            let (pixels, changed) = marked(&mark("rev-17"), 2_048, 1_536, grey);
            let share = changed as f64 / f64::from(pixels.width * pixels.height);
            assert!((0.01..0.1).contains(&share), "on {grey}: {share}");
            let far = pixels.rgb.iter().map(|byte| byte.abs_diff(grey)).max();
            assert_eq!(far, Some(STRENGTH), "on {grey}");
        }
    }

    #[test]
    fn every_point_can_be_read_back_from_dark_and_from_light() {
        let mark = mark("rev-17");
        let (dark, _) = marked(&mark, 1_600, 1_200, 20);
        let (light, _) = marked(&mark, 1_600, 1_200, 255);
        let point = 4;
        let line = Line { letters: drawn(&mark.text), point };
        let top = (LINES - 1) * ROWS * point / 2;
        let byte = |pixels: &Pixels, across: u64, down: u64| {
            pixels.rgb[usize::try_from(((top + down) * 1_600 + across) * 3).unwrap()]
        };
        for (row, column) in (0..ROWS).flat_map(|row| (0..60).map(move |column| (row * point, column * point))) {
            let lit = line.is_lit(column, row);
            assert_eq!(byte(&dark, column, row) == 20 + STRENGTH, lit, "dark: {row}, {column}");
            // On white a letter is what is dark below it and to its right.
            let seen = lit && !line.is_lit(column + point, row + point);
            assert_eq!(byte(&light, column + point, row + point) == 255 - STRENGTH, seen, "light: {row}, {column}");
        }
    }

    #[test]
    fn preview_and_full_size_have_it_in_the_same_places() {
        let (small, _) = marked(&mark("rev-17"), 800, 600, 128);
        let (large, _) = marked(&mark("rev-17"), 1_600, 1_200, 128);
        for (x, y) in (0..800_u32).zip((0..600).cycle()) {
            let of = |pixels: &Pixels, x: u32, y: u32| pixels.rgb[((y * pixels.width + x) * 3) as usize];
            assert_eq!(of(&small, x, y), of(&large, 2 * x, 2 * y), "{x}, {y}");
        }
    }

    #[test]
    fn a_picture_smaller_than_a_letter_is_no_trouble() {
        for (width, height) in [(1, 1), (3, 400), (400, 3), (0, 0)] {
            marked(&mark("rev-17"), width, height, 9);
        }
    }
}

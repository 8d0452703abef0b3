//! Printed text: outlines of two embedded fonts, set glyph by glyph.
//!
//! Letters a font lacks are printed as their Latin transliteration, as a real issuer would.
use std::sync::OnceLock;

use ab_glyph::{Font, FontRef, GlyphId, OutlineCurve};
use tiny_skia::{Path, PathBuilder};

use super::canvas::Canvas;
use super::zone;

/// The face of the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// Proportional, for everything people read.
    Sans,
    /// Fixed pitch, for the zone and numbers.
    Mono,
}

/// How a line is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) face: Face,
    /// Height of the em in pixels.
    pub(super) size: f32,
    /// Extra stroke in pixels; the fonts are light.
    pub(super) weight: f32,
    /// Extra space between letters in pixels.
    pub(super) tracking: f32,
    pub(super) hex: u32,
    pub(super) opacity: f32,
}

impl Type {
    pub(super) fn sans(size: f32, weight: f32, hex: u32) -> Self {
        Self { face: Face::Sans, size, weight, tracking: 0.0, hex, opacity: 1.0 }
    }

    pub(super) fn mono(size: f32, weight: f32, hex: u32) -> Self {
        Self { face: Face::Mono, ..Self::sans(size, weight, hex) }
    }

    pub(super) fn tracked(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }

    pub(super) fn faded(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }
}

fn font(face: Face) -> Option<&'static FontRef<'static>> {
    static SANS: OnceLock<Option<FontRef<'static>>> = OnceLock::new();
    static MONO: OnceLock<Option<FontRef<'static>>> = OnceLock::new();
    let (cell, bytes) = match face {
        Face::Sans => (&SANS, epaint_default_fonts::UBUNTU_LIGHT),
        Face::Mono => (&MONO, epaint_default_fonts::HACK_REGULAR),
    };
    cell.get_or_init(|| FontRef::try_from_slice(bytes).ok()).as_ref()
}

/// The outline of a line with its baseline at (0, 0), and its width.
pub(super) fn outline(text: &str, kind: Type) -> Option<(Path, f32)> {
    let font = font(kind.face)?;
    let scale = kind.size / font.units_per_em()?;
    let mut path = PathBuilder::new();
    let mut x = 0.0;
    for letter in text.chars() {
        let mut set = |glyph: GlyphId| {
            add_glyph(&mut path, font, glyph, x, scale);
            x += font.h_advance_unscaled(glyph) * scale + kind.tracking;
        };
        match font.glyph_id(letter) {
            GlyphId(0) => printable(letter).chars().for_each(|latin| set(font.glyph_id(latin))),
            glyph => set(glyph),
        }
    }
    Some((path.finish()?, x - kind.tracking))
}

/// How wide a line comes out.
pub(super) fn width(text: &str, kind: Type) -> f32 {
    outline(text, kind).map_or(0.0, |(_, width)| width)
}

fn add_glyph(path: &mut PathBuilder, font: &FontRef<'static>, glyph: GlyphId, x: f32, scale: f32) {
    let Some(outline) = font.outline(glyph) else { return };
    let at = |point: ab_glyph::Point| (x + point.x * scale, -point.y * scale);
    let mut pen: Option<(f32, f32)> = None;
    for curve in outline.curves {
        let start = match curve {
            OutlineCurve::Line(a, _) | OutlineCurve::Quad(a, ..) | OutlineCurve::Cubic(a, ..) => at(a),
        };
        // A curve that does not begin where the last one ended opens a new contour.
        if pen.is_none_or(|(px, py)| (px - start.0).abs() > 0.01 || (py - start.1).abs() > 0.01) {
            if pen.is_some() {
                path.close();
            }
            path.move_to(start.0, start.1);
        }
        let end = match curve {
            OutlineCurve::Line(_, b) => {
                let b = at(b);
                path.line_to(b.0, b.1);
                b
            }
            OutlineCurve::Quad(_, b, c) => {
                let (b, c) = (at(b), at(c));
                path.quad_to(b.0, b.1, c.0, c.1);
                c
            }
            OutlineCurve::Cubic(_, b, c, d) => {
                let (b, c, d) = (at(b), at(c), at(d));
                path.cubic_to(b.0, b.1, c.0, c.1, d.0, d.1);
                d
            }
        };
        pen = Some(end);
    }
    path.close();
}

/// Latin letters for one the font lacks; nothing for marks and controls.
fn printable(letter: char) -> &'static str {
    if let Some(latin) = letter.to_uppercase().next().and_then(zone::latin) {
        return latin;
    }
    match letter {
        'א' | 'ע' | 'ا' | 'ع' | 'أ' => "a",
        'ב' | 'ب' => "b",
        'ג' | 'ج' => "g",
        'ד' | 'د' => "d",
        'ה' | 'ه' | 'ح' => "h",
        'ו' | 'و' => "v",
        'ז' | 'ز' => "z",
        'ח' | 'خ' => "kh",
        'ט' | 'ת' | 'ت' | 'ط' => "t",
        'י' | 'ي' => "i",
        'כ' | 'ך' | 'ك' | 'ק' | 'ق' => "k",
        'ל' | 'ل' => "l",
        'מ' | 'ם' | 'م' => "m",
        'נ' | 'ן' | 'ن' => "n",
        'ס' | 'س' => "s",
        'פ' | 'ף' | 'ف' => "f",
        'צ' | 'ץ' => "ts",
        'ר' | 'ر' => "r",
        'ש' | 'ش' => "sh",
        _ => "",
    }
}

impl Canvas {
    /// Sets a line with its baseline at `y`, starting at `x`; returns its width.
    pub(super) fn text(&mut self, x: f32, y: f32, text: &str, kind: Type) -> f32 {
        self.text_turned(x, y, 0.0, text, kind)
    }

    /// Sets a line turned about its start, in degrees.
    pub(super) fn text_turned(&mut self, x: f32, y: f32, degrees: f32, text: &str, kind: Type) -> f32 {
        let Some((path, width)) = outline(text, kind) else { return 0.0 };
        let before = self.place;
        self.place = before.pre_translate(x, y).pre_concat(tiny_skia::Transform::from_rotate(degrees));
        self.fill_solid(&path, kind.hex, kind.opacity);
        if kind.weight > 0.0 {
            self.stroke(&path, kind.weight, kind.hex, kind.opacity);
        }
        self.place = before;
        width
    }

    /// Sets a line no wider than `limit`, smaller if it must be.
    pub(super) fn text_within(&mut self, x: f32, y: f32, limit: f32, text: &str, kind: Type) {
        let natural = width(text, kind);
        let share = if natural > limit { (limit * 0.995 / natural).max(0.5) } else { 1.0 };
        let mut shown = text.to_owned();
        let kind = Type { size: kind.size * share, tracking: kind.tracking * share, ..kind };
        while width(&shown, kind) > limit && shown.pop().is_some() {}
        self.text(x, y, &shown, kind);
    }
}

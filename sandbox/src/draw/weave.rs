//! Background print: guilloches, fine waves, microprint, and the hologram.
use std::f32::consts::TAU;

use tiny_skia::{PathBuilder, Transform};

use super::canvas::{Canvas, add_polyline, blend, linear, oval, polyline};
use super::style::{Style, Weave};
use super::text::Type;
use crate::world::Dice;

/// Fills the canvas with the issuer's paper and lines. `second` is the other face of a card.
pub(super) fn background(canvas: &mut Canvas, style: &Style, dice: &mut Dice, second: bool) {
    let (w, h) = (canvas.width(), canvas.height());
    let [a, b, c] = if second { [style.paper[2], style.paper[1], style.paper[0]] } else { style.paper };
    canvas.shade_rect(0.0, 0.0, w, h, linear((0.0, 0.0), (w, h), &[(0.0, a, 1.0), (0.5, b, 1.0), (1.0, c, 1.0)]));
    let [one, two] = style.lines;
    let phase = dice.float(0.0, TAU);
    match style.weave {
        Weave::Rosettes => {
            waves(canvas, one, 0.42, 40, 16.0, 0.010, phase);
            rosette(canvas, (w * 0.66, h * 0.52), h * 0.46, 12.0, two, 0.62);
            rosette(canvas, (w * 0.16, h * 0.30), h * 0.30, 9.0, one, 0.5);
            rosette(canvas, (w * 0.95, h * 0.05), h * 0.34, 14.0, one, 0.5);
        }
        Weave::Waves => {
            waves(canvas, one, 0.48, 46, 22.0, 0.007, phase);
            waves(canvas, two, 0.44, 46, -26.0, 0.011, phase + 1.0);
            rosette(canvas, (w * 0.80, h * 0.56), h * 0.36, 11.0, one, 0.55);
        }
        Weave::Terraces => {
            for step in 0..26 {
                let r = 40.0 + step as f32 * 26.0;
                ring(canvas, (w * 0.30, h * 1.08), r, r * 0.72, 6.0, if step % 2 == 0 { one } else { two }, 0.62);
            }
            waves(canvas, two, 0.36, 30, 8.0, 0.02, phase);
        }
        Weave::Peaks => {
            for step in 0..30 {
                let y = h * 0.36 + step as f32 * 15.0;
                let swing = 120.0 / (1.0 + step as f32 * 0.12);
                ridge(canvas, y, swing, phase, if step % 3 == 0 { two } else { one }, 0.66);
            }
            waves(canvas, two, 0.34, 26, 10.0, 0.013, phase);
        }
        Weave::Leaves => {
            for (cx, cy, size) in [(0.62, 0.5, 0.42), (0.18, 0.76, 0.26), (0.92, 0.18, 0.24)] {
                for turn in 0..14 {
                    leaf(
                        canvas,
                        (w * cx, h * cy),
                        h * size,
                        turn as f32 / 14.0 * TAU,
                        if turn % 2 == 0 { one } else { two },
                    );
                }
            }
            waves(canvas, one, 0.36, 34, 14.0, 0.009, phase);
        }
        Weave::Ripples => {
            for (cx, cy, hex) in [(0.30, 0.42, one), (0.74, 0.60, two), (0.98, 0.02, one)] {
                for step in 0..20 {
                    let r = 12.0 + step as f32 * 17.0;
                    ring(canvas, (w * cx, h * cy), r, r * 0.86, 9.0, hex, 0.55);
                }
            }
            waves(canvas, two, 0.34, 28, 18.0, 0.008, phase);
        }
    }
}

fn waves(canvas: &mut Canvas, hex: u32, opacity: f32, count: usize, swing: f32, pace: f32, phase: f32) {
    let (w, h) = (canvas.width(), canvas.height());
    let mut path = PathBuilder::new();
    for number in 0..count {
        let base = h * (number as f32 + 0.5) / count as f32;
        let shift = phase + number as f32 * 0.16;
        add_polyline(
            &mut path,
            (0..=60).map(|step| {
                let x = w * step as f32 / 60.0;
                (x, base + swing * ((x * pace + shift).sin() + 0.5 * (x * pace * 2.3 - shift).sin()))
            }),
        );
    }
    if let Some(path) = path.finish() {
        canvas.stroke(&path, 1.0, hex, opacity);
    }
}

/// A rosette of nested flowers, each turned a little against the last.
pub(super) fn rosette(canvas: &mut Canvas, (cx, cy): (f32, f32), radius: f32, petals: f32, hex: u32, opacity: f32) {
    let mut path = PathBuilder::new();
    for turn in 0..9 {
        // Bands of one sine each, shifted until they interlace; every third one closer to the middle.
        let shift = turn as f32 * TAU / 9.0;
        let (middle, swing) = if turn % 3 == 2 { (0.42, 0.16) } else { (0.74, 0.24) };
        add_polyline(
            &mut path,
            (0..=260).map(|step| {
                let angle = TAU * step as f32 / 260.0;
                let r = radius * (middle + swing * (petals * angle + shift).cos());
                (cx + r * angle.cos(), cy + r * angle.sin())
            }),
        );
    }
    if let Some(path) = path.finish() {
        canvas.stroke(&path, 1.0, hex, opacity);
    }
}

fn ring(canvas: &mut Canvas, (cx, cy): (f32, f32), rx: f32, ry: f32, lobes: f32, hex: u32, opacity: f32) {
    let points = (0..=90).map(|step| {
        let angle = TAU * step as f32 / 90.0;
        let swell = 1.0 + 0.05 * (lobes * angle + rx * 0.02).sin();
        (cx + rx * swell * angle.cos(), cy + ry * swell * angle.sin())
    });
    if let Some(path) = polyline(points, true) {
        canvas.stroke(&path, 1.1, hex, opacity);
    }
}

fn ridge(canvas: &mut Canvas, y: f32, swing: f32, phase: f32, hex: u32, opacity: f32) {
    let w = canvas.width();
    let points = (0..=80).map(|step| {
        let x = w * step as f32 / 80.0;
        let t = x * 0.006 + phase;
        let peak = (t.sin() * 0.6 + (t * 2.7).sin() * 0.3).abs() + (t * 7.1).sin() * 0.05;
        (x, y - swing * peak)
    });
    if let Some(path) = polyline(points, false) {
        canvas.stroke(&path, 1.1, hex, opacity);
    }
}

fn leaf(canvas: &mut Canvas, (cx, cy): (f32, f32), size: f32, turn: f32, hex: u32) {
    let before = canvas.place;
    canvas.place = before.pre_translate(cx, cy).pre_concat(Transform::from_rotate(turn.to_degrees()));
    let mut path = PathBuilder::new();
    for inner in 0..5 {
        let wide = size * 0.20 * (1.0 - inner as f32 * 0.2);
        path.move_to(0.0, 0.0);
        path.cubic_to(wide, -size * 0.3, wide, -size * 0.7, 0.0, -size);
        path.cubic_to(-wide, -size * 0.7, -wide, -size * 0.3, 0.0, 0.0);
    }
    if let Some(path) = path.finish() {
        canvas.stroke(&path, 1.0, hex, 0.5);
    }
    canvas.place = before;
}

/// Lines of tiny print, as wide as asked.
pub(super) fn microprint(canvas: &mut Canvas, x: f32, y: f32, width: f32, words: &str, hex: u32, opacity: f32) {
    let kind = Type::sans(7.5, 0.0, hex).tracked(1.2).faded(opacity);
    let one = super::text::width(words, kind) + 8.0;
    let count = (width / one.max(20.0)).floor().max(1.0) as usize;
    let line = vec![words; count].join("  ");
    canvas.text(x, y, &line, kind);
}

/// The hologram: a rosette of rainbow foil, or its dull printed imitation.
pub(super) fn hologram(canvas: &mut Canvas, (cx, cy): (f32, f32), radius: f32, imitated: bool, dice: &mut Dice) {
    let disc = oval(cx, cy, radius, radius);
    if imitated {
        if let Some(path) = disc {
            canvas.fill_solid(&path, 0xb9b4a4, 0.58);
            canvas.stroke(&path, 2.5, 0x77725f, 0.8);
        }
        rosette(canvas, (cx, cy), radius * 0.86, 8.0, 0x6f6a58, 0.8);
        canvas.text(cx - radius * 0.5, cy + 7.0, "VALID", Type::sans(22.0, 1.2, 0x5a5646).tracked(3.0).faded(0.85));
        return;
    }
    let spectrum = [0xff6a8a, 0xffb25c, 0xf6f27a, 0x7df2a4, 0x68c8ff, 0xb48cff];
    let turn = dice.float(0.0, TAU);
    if let Some(path) = disc {
        let (dx, dy) = (radius * turn.cos(), radius * turn.sin());
        let stops: Vec<(f32, u32, f32)> =
            spectrum.iter().enumerate().map(|(n, hex)| (n as f32 / 5.0, *hex, 0.30)).collect();
        canvas.fill(&path, linear((cx - dx, cy - dy), (cx + dx, cy + dy), &stops));
        canvas.stroke(&path, 1.4, 0xffffff, 0.55);
    }
    for (number, hex) in spectrum.iter().enumerate() {
        let size = radius * (0.98 - number as f32 * 0.13);
        rosette(canvas, (cx, cy), size, 8.0 + number as f32, blend(*hex, 0xffffff, 0.35), 0.42);
    }
    canvas.glow(cx - radius * 0.3, cy - radius * 0.34, radius * 0.6, radius * 0.45, 0xffffff, 0.42);
    canvas.text(cx - radius * 0.40, cy + 7.0, "UNIO", Type::sans(22.0, 1.0, 0xffffff).tracked(3.0).faded(0.75));
}

/// SPECIMEN, large and slanting across the canvas at that share of its height; whatever is drawn, nobody can take it for a document.
pub(super) fn specimen(canvas: &mut Canvas, middle: f32, hex: u32, opacity: f32) {
    let (w, h) = (canvas.width(), canvas.height());
    let degrees = -(h.min(w) * 0.62).atan2(w).to_degrees();
    let kind = Type::sans(w * 0.150, 0.0, hex).tracked(w * 0.012);
    let Some((letters, width)) = super::text::outline("SPECIMEN", kind) else { return };
    let (cos, sin) = (degrees.to_radians().cos(), degrees.to_radians().sin());
    let drop = kind.size * 0.36;
    let x = w / 2.0 - width / 2.0 * cos - drop * sin;
    let y = h * middle - width / 2.0 * sin + drop * cos;
    // The stroke is as wide as the stems, so that it fills them: one even tone, however faint.
    let before = canvas.place;
    canvas.place = before.pre_translate(x, y).pre_concat(Transform::from_rotate(degrees));
    canvas.stroke(&letters, kind.size * 0.085, hex, opacity);
    canvas.place = before;
}

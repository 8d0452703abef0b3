//! A face from a number: the same number gives the same person, on the document and in the selfie.
//!
//! Drawn in a box of 400 by 500 with the eyes near (200, 215); its features are in `features.rs`, the rest in `hair.rs` and `dress.rs`.
use tiny_skia::PathBuilder;

use super::canvas::{Canvas, blend, linear, oval, smooth};
use super::features::Features;
use super::{dress, hair};
use crate::world::Dice;

/// What changes between two photos of one face.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mood {
    /// 0 neutral to 1 smiling.
    pub(super) smile: f32,
    pub(super) dress: u32,
    pub(super) collar: usize,
    /// Dark glasses and a scarf.
    pub(super) disguised: bool,
    pub(super) glasses_allowed: bool,
}

/// Paints head, neck, dress and hair into the 400 by 500 box at the canvas's place.
pub(super) fn paint(canvas: &mut Canvas, f: &Features, mood: Mood) {
    hair::behind(canvas, f);
    body(canvas, f, mood);
    ears(canvas, f);
    let Some(head) = f.head() else { return };
    canvas.fill_solid(&head, f.skin, 1.0);
    canvas.clip_to(&head);
    shading(canvas, f);
    if f.beard == 3 || f.beard == 1 {
        hair::beard(canvas, f);
    }
    canvas.unclip();
    eyes(canvas, f, mood);
    nose(canvas, f);
    mouth(canvas, f, mood);
    if f.beard == 2 || f.beard == 3 {
        hair::moustache(canvas, f);
    }
    hair::front(canvas, f);
    if mood.disguised {
        dress::disguise(canvas, f);
    } else if f.glasses && mood.glasses_allowed {
        dress::glasses(canvas, f);
    }
}

fn body(canvas: &mut Canvas, f: &Features, mood: Mood) {
    let neck = f.half * if f.woman { 0.50 } else { 0.62 };
    let shade = f.shade();
    let shoulders = if f.woman { 138.0 } else { 158.0 };
    let neck_path = smooth(
        &[
            (200.0 - neck, 272.0),
            (200.0 + neck, 272.0),
            (200.0 + neck * 0.98, 350.0),
            (200.0 + neck * 1.5, 392.0),
            (200.0, 440.0),
            (200.0 - neck * 1.5, 392.0),
            (200.0 - neck * 0.98, 350.0),
        ],
        true,
    );
    if let Some(path) = neck_path {
        canvas.fill_solid(&path, blend(f.skin, shade, 0.28), 1.0);
        canvas.clip_to(&path);
        canvas.glow(200.0, f.chin - 2.0, f.half * 1.1, 62.0, shade, 0.85);
        canvas.glow(200.0 - neck * 0.2, 400.0, neck * 1.3, 46.0, f.light(), 0.25);
        canvas.unclip();
    }
    let dark = blend(mood.dress, 0x000000, 0.38);
    let torso = smooth(
        &[
            (200.0 - neck * 0.92, 372.0),
            (200.0 - neck * 1.55, 390.0),
            (200.0 - shoulders, 428.0),
            (200.0 - shoulders - 36.0, 520.0),
            (200.0 - shoulders - 30.0, 900.0),
            (200.0 + shoulders + 30.0, 900.0),
            (200.0 + shoulders + 36.0, 520.0),
            (200.0 + shoulders, 428.0),
            (200.0 + neck * 1.55, 390.0),
            (200.0 + neck * 0.92, 372.0),
            (200.0 + neck * 0.5, 414.0),
            (200.0, if mood.collar == 1 { 452.0 } else { 426.0 }),
            (200.0 - neck * 0.5, 414.0),
        ],
        true,
    );
    if let Some(path) = torso {
        let light = blend(mood.dress, 0xffffff, 0.16);
        canvas.fill(
            &path,
            linear((60.0, 380.0), (350.0, 520.0), &[(0.0, light, 1.0), (0.5, mood.dress, 1.0), (1.0, dark, 1.0)]),
        );
        canvas.stroke(&path, 2.0, dark, 0.5);
    }
    dress::collar(canvas, neck, mood);
}

fn ears(canvas: &mut Canvas, f: &Features) {
    for side in [-1.0, 1.0] {
        let x = 200.0 + side * (f.half + 3.0);
        canvas.oval(x, 226.0, 13.0, 27.0, blend(f.skin, f.shade(), 0.18), 1.0);
        canvas.glow(x + side * 1.0, 228.0, 8.0, 18.0, f.shade(), 0.5);
    }
}

fn shading(canvas: &mut Canvas, f: &Features) {
    let (shade, light) = (f.shade(), f.light());
    let w = f.half;
    canvas.shade_rect(
        90.0,
        90.0,
        220.0,
        270.0,
        linear(
            (118.0, 150.0),
            (296.0, 300.0),
            &[(0.0, light, 0.30), (0.42, light, 0.0), (0.6, shade, 0.0), (1.0, shade, 0.55)],
        ),
    );
    // Temples, cheeks, under the jaw.
    canvas.glow(200.0 + w * 1.02, 235.0, w * 0.45, 110.0, shade, 0.55);
    canvas.glow(200.0 - w * 1.05, 235.0, w * 0.34, 110.0, shade, 0.35);
    canvas.glow(200.0, f.chin + 16.0, w * 0.95, 40.0, shade, 0.55);
    canvas.glow(200.0, 100.0, w * 1.1, 44.0, shade, 0.35);
    canvas.glow(186.0, 152.0, w * 0.62, 36.0, light, 0.55);
    let blush = blend(f.skin, 0xd0453a, 0.45);
    canvas.glow(200.0 - w * 0.56, 264.0, 34.0, 25.0, blush, if f.woman { 0.42 } else { 0.26 });
    canvas.glow(200.0 + w * 0.56, 264.0, 34.0, 25.0, blush, if f.woman { 0.36 } else { 0.22 });
    canvas.glow(200.0 - w * 0.46, 250.0, 26.0, 15.0, light, 0.34);
    canvas.glow(200.0, f.chin - 16.0, 24.0, 15.0, light, 0.30);
    // Eye sockets.
    for side in [-1.0, 1.0] {
        canvas.glow(200.0 + side * f.eye_gap, 211.0, 33.0, 21.0, shade, 0.36 + 0.14 * f.age);
        if f.age > 0.35 {
            let x = 200.0 + side * f.eye_gap;
            line(canvas, &[(x - 14.0, 234.0), (x, 238.5), (x + 14.0, 234.0)], 1.6, shade, 0.55 * f.age);
            let x = 200.0 + side * f.nose_width * 1.35;
            let fold = [(x, 266.0), (x + side * 8.0, 281.0), (x + side * 9.0, 296.0)];
            line(canvas, &fold, 2.2, shade, 0.6 * f.age);
        }
    }
    if f.age > 0.45 {
        for y in [142.0, 156.0] {
            line(canvas, &[(160.0, y + 2.0), (200.0, y - 1.0), (240.0, y + 2.0)], 1.6, shade, 0.34 * f.age);
        }
    }
    if f.freckles {
        let mut dice = Dice::from_seed(u64::from(f.skin) ^ 77);
        for _ in 0..46 {
            let (x, y) = (dice.float(145.0, 255.0), dice.float(236.0, 272.0));
            canvas.oval(x, y, 1.5, 1.3, shade, 0.42);
        }
    }
}

fn line(canvas: &mut Canvas, points: &[(f32, f32)], width: f32, hex: u32, opacity: f32) {
    if let Some(path) = smooth(points, false) {
        canvas.stroke(&path, width, hex, opacity);
    }
}

fn eyes(canvas: &mut Canvas, f: &Features, mood: Mood) {
    let lash = blend(f.hair, 0x120c0a, 0.7);
    for side in [-1.0_f32, 1.0] {
        let (x, y, r) = (200.0 + side * f.eye_gap, 218.0, f.eye_size);
        let tilt = f.eye_tilt;
        let open = r * (0.50 - 0.10 * mood.smile);
        let inner = (x - side * r, y + 2.0);
        let outer = (x + side * r, y - tilt);
        let mut path = PathBuilder::new();
        path.move_to(inner.0, inner.1);
        path.cubic_to(
            x - side * r * 0.5,
            y - open * 1.35,
            x + side * r * 0.45,
            y - open * 1.5 - tilt * 0.5,
            outer.0,
            outer.1,
        );
        path.cubic_to(x + side * r * 0.5, y + open * 0.95, x - side * r * 0.45, y + open * 1.0, inner.0, inner.1);
        path.close();
        let Some(almond) = path.finish() else { continue };
        canvas.fill_solid(&almond, 0xf4efe9, 1.0);
        canvas.clip_to(&almond);
        let iris = r * 0.47;
        canvas.oval(x, y - 1.2, iris, iris, blend(f.eyes, 0x000000, 0.45), 1.0);
        canvas.oval(x, y - 1.0, iris * 0.86, iris * 0.86, f.eyes, 1.0);
        canvas.glow(x, y + iris * 0.4, iris * 0.8, iris * 0.55, 0xffe3b0, 0.45);
        canvas.oval(x, y - 1.0, iris * 0.43, iris * 0.43, 0x0b0807, 1.0);
        canvas.glow(x, y - open * 1.3, r * 1.1, open * 0.9, 0x2b1712, 0.6);
        canvas.unclip();
        canvas.oval(x - iris * 0.32, y - iris * 0.5, iris * 0.24, iris * 0.24, 0xffffff, 0.95);
        let mut lid = PathBuilder::new();
        lid.move_to(inner.0, inner.1);
        lid.cubic_to(
            x - side * r * 0.5,
            y - open * 1.35,
            x + side * r * 0.45,
            y - open * 1.5 - tilt * 0.5,
            outer.0,
            outer.1,
        );
        if f.woman {
            lid.line_to(outer.0 + side * 3.5, outer.1 - 3.0);
        }
        if let Some(path) = lid.finish() {
            canvas.stroke(&path, if f.woman { 3.1 } else { 2.2 }, lash, 0.95);
        }
        let crease = [
            (x - side * r * 0.85, y - open * 0.95),
            (x, y - open * 1.75),
            (x + side * r * 0.95, y - open * 1.1 - tilt),
        ];
        line(canvas, &crease, 1.5, f.shade(), 0.7);
        brow(canvas, f, side, x);
    }
}

fn brow(canvas: &mut Canvas, f: &Features, side: f32, x: f32) {
    let (y, t, lift) = (190.0, f.brow, f.brow_tilt);
    let path = smooth(
        &[
            (x - side * 23.0, y + 1.5),
            (x - side * 8.0, y - 3.0 - lift * 0.4),
            (x + side * 12.0, y - 5.5 - lift),
            (x + side * 27.0, y + 2.5 - lift * 0.4),
            (x + side * 12.0, y - 5.0 - lift + t * 0.85),
            (x - side * 8.0, y - 3.0 - lift * 0.4 + t),
            (x - side * 22.0, y + 1.5 + t * 0.8),
        ],
        true,
    );
    if let Some(path) = path {
        canvas.fill_solid(&path, blend(f.hair, 0x1a120e, 0.35), 0.82);
    }
}

fn nose(canvas: &mut Canvas, f: &Features) {
    let (shade, light) = (f.shade(), f.light());
    let (y, w) = (f.nose, f.nose_width);
    canvas.glow(200.0 + w * 0.75, 240.0, w * 0.6, 34.0, shade, 0.42);
    canvas.glow(200.0 - w * 0.95, 244.0, w * 0.45, 30.0, shade, 0.20);
    canvas.glow(198.0, 234.0, 5.5, 30.0, light, 0.60);
    canvas.glow(198.0, y - 7.0, w * 0.55, 8.0, light, 0.62);
    canvas.glow(200.0, y + 6.0, w * 1.15, 7.0, shade, 0.62);
    for side in [-1.0, 1.0] {
        line(
            canvas,
            &[
                (200.0 + side * w * 0.92, y - 11.0),
                (200.0 + side * w * 1.08, y - 2.0),
                (200.0 + side * w * 0.78, y + 2.0),
            ],
            1.8,
            shade,
            0.62,
        );
        canvas.oval(200.0 + side * w * 0.45, y + 1.6, w * 0.25, 2.6, blend(shade, 0x1c0c08, 0.65), 0.8);
    }
}

fn mouth(canvas: &mut Canvas, f: &Features, mood: Mood) {
    let (w, t, y) = (f.mouth + 4.0 * mood.smile, f.lips, 292.0);
    let up = 1.5 + 5.0 * mood.smile;
    let lip = blend(f.skin, if f.woman { 0xb23a44 } else { 0x9c4a42 }, if f.woman { 0.52 } else { 0.40 });
    let mut upper = PathBuilder::new();
    upper.move_to(200.0 - w, y - up);
    upper.cubic_to(200.0 - w * 0.5, y - t * 0.9, 200.0 - 8.0, y - t * 1.05, 200.0, y - t * 0.72);
    upper.cubic_to(208.0, y - t * 1.05, 200.0 + w * 0.5, y - t * 0.9, 200.0 + w, y - up);
    upper.quad_to(200.0, y + 3.0, 200.0 - w, y - up);
    upper.close();
    let mut lower = PathBuilder::new();
    lower.move_to(200.0 - w, y - up);
    lower.quad_to(200.0, y + 3.0, 200.0 + w, y - up);
    lower.cubic_to(200.0 + w * 0.5, y + t * 1.5, 200.0 - w * 0.5, y + t * 1.5, 200.0 - w, y - up);
    lower.close();
    if let Some(path) = lower.finish() {
        canvas.fill_solid(&path, blend(lip, f.light(), 0.18), 0.95);
    }
    if let Some(path) = upper.finish() {
        canvas.fill_solid(&path, blend(lip, 0x3a1210, 0.22), 0.95);
    }
    canvas.glow(198.0, y + t * 0.7, w * 0.42, t * 0.4, 0xfff0e8, 0.4);
    line(
        canvas,
        &[
            (200.0 - w, y - up),
            (200.0 - w * 0.4, y + 0.6),
            (200.0, y + 1.4),
            (200.0 + w * 0.4, y + 0.6),
            (200.0 + w, y - up),
        ],
        1.9,
        0x40161a,
        0.75,
    );
    canvas.glow(200.0, y + t * 1.9, w * 0.62, 6.0, f.shade(), 0.45);
    if let Some(path) = oval(200.0, y - t - 8.0, 3.0, 6.0) {
        canvas.fill_solid(&path, f.shade(), 0.16);
    }
}

//! Hair and beard.
use std::f32::consts::PI;

use super::canvas::{Canvas, blend, linear, smooth};
use super::features::Features;
use crate::world::Dice;

fn tone(canvas: &mut Canvas, f: &Features, points: &[(f32, f32)]) {
    let Some(path) = smooth(points, true) else { return };
    let (light, dark) = (blend(f.hair, 0xffe9cf, 0.22), blend(f.hair, 0x000000, 0.35));
    canvas.fill(
        &path,
        linear((130.0, 80.0), (290.0, 330.0), &[(0.0, light, 1.0), (0.35, f.hair, 1.0), (1.0, dark, 1.0)]),
    );
    // Strands follow the shape a little inside it.
    canvas.clip_to(&path);
    let mut dice = Dice::from_seed(u64::from(f.hair) ^ points.len() as u64);
    for _ in 0..26 {
        let (x, y) = (dice.float(100.0, 300.0), dice.float(60.0, 150.0));
        let lean = (x - 200.0) * 0.5;
        let strand = [
            (x * 0.6 + 80.0, y - 20.0),
            (x + lean * 0.6, y + 50.0),
            (x + lean * 0.9, y + 150.0),
            (x + lean, y + 260.0),
        ];
        if let Some(path) = smooth(&strand, false) {
            let hex = if dice.chance(50) { light } else { dark };
            canvas.stroke(&path, 1.8, hex, 0.30);
        }
    }
    canvas.unclip();
}

/// What lies behind head and neck.
pub(super) fn behind(canvas: &mut Canvas, f: &Features) {
    let w = f.half;
    match f.cut {
        3 => tone(
            canvas,
            f,
            &[
                (200.0, 78.0),
                (200.0 + w * 1.06, 120.0),
                (200.0 + w * 1.28, 230.0),
                (200.0 + w * 1.35, 350.0),
                (200.0 + w * 1.1, 432.0),
                (200.0, 400.0),
                (200.0 - w * 1.1, 432.0),
                (200.0 - w * 1.35, 350.0),
                (200.0 - w * 1.28, 230.0),
                (200.0 - w * 1.06, 120.0),
            ],
        ),
        4 => tone(
            canvas,
            f,
            &[
                (200.0, 82.0),
                (200.0 + w * 1.1, 124.0),
                (200.0 + w * 1.3, 230.0),
                (200.0 + w * 1.22, 316.0),
                (200.0 + w * 0.8, 330.0),
                (200.0 - w * 0.8, 330.0),
                (200.0 - w * 1.22, 316.0),
                (200.0 - w * 1.3, 230.0),
                (200.0 - w * 1.1, 124.0),
            ],
        ),
        5 => curls(canvas, f, 1.36, 330.0),
        6 => {
            let (dark, x) = (blend(f.hair, 0x000000, 0.2), 200.0);
            canvas.oval(x, 86.0, 46.0, 38.0, dark, 1.0);
            canvas.glow(x - 10.0, 76.0, 26.0, 18.0, blend(f.hair, 0xffffff, 0.4), 0.5);
        }
        8 => tone(
            canvas,
            f,
            &[
                (200.0, 84.0),
                (200.0 + w, 130.0),
                (200.0 + w * 1.12, 220.0),
                (200.0 + w * 1.5, 300.0),
                (200.0 + w * 1.45, 400.0),
                (200.0 + w * 1.05, 430.0),
                (200.0 + w * 0.85, 300.0),
                (200.0, 250.0),
                (200.0 - w * 1.1, 230.0),
                (200.0 - w, 130.0),
            ],
        ),
        _ => {}
    }
}

fn curls(canvas: &mut Canvas, f: &Features, reach: f32, bottom: f32) {
    let mut dice = Dice::from_seed(u64::from(f.hair) + 5);
    let dark = blend(f.hair, 0x000000, 0.3);
    for step in 0..150 {
        let angle = step as f32 * 2.399;
        let spread = (step as f32 / 150.0).sqrt() * f.half * reach;
        let (x, y) = (200.0 + angle.cos() * spread, (190.0 + angle.sin() * spread * 1.12).min(bottom));
        let hex = blend(f.hair, dark, dice.float(0.0, 1.0));
        canvas.oval(x, y, dice.float(12.0, 19.0), dice.float(12.0, 19.0), hex, 1.0);
        canvas.glow(x - 4.0, y - 5.0, 9.0, 8.0, blend(f.hair, 0xffffff, 0.35), 0.22);
    }
}

/// What falls over the forehead.
pub(super) fn front(canvas: &mut Canvas, f: &Features) {
    let w = f.half;
    match f.cut {
        // Short, parted at the side.
        0 => tone(
            canvas,
            f,
            &[
                (200.0 - w * 1.03, 196.0),
                (200.0 - w * 1.06, 140.0),
                (200.0 - w * 0.7, 92.0),
                (200.0, 74.0),
                (200.0 + w * 0.75, 90.0),
                (200.0 + w * 1.08, 142.0),
                (200.0 + w * 1.03, 198.0),
                (200.0 + w * 0.90, 160.0),
                (200.0 + w * 0.55, 130.0),
                (200.0, 138.0),
                (200.0 - w * 0.4, 118.0),
                (200.0 - w * 0.86, 158.0),
            ],
        ),
        // Short and brushed back.
        1 => tone(
            canvas,
            f,
            &[
                (200.0 - w * 1.02, 200.0),
                (200.0 - w * 1.07, 138.0),
                (200.0 - w * 0.66, 86.0),
                (200.0, 70.0),
                (200.0 + w * 0.66, 86.0),
                (200.0 + w * 1.07, 138.0),
                (200.0 + w * 1.02, 200.0),
                (200.0 + w * 0.91, 156.0),
                (200.0 + w * 0.6, 122.0),
                (200.0, 112.0),
                (200.0 - w * 0.6, 122.0),
                (200.0 - w * 0.91, 156.0),
            ],
        ),
        // Cropped close, thin on top with age.
        2 => {
            if let Some(head) = f.head() {
                canvas.clip_to(&head);
                let thin = 0.86 - 0.4 * f.age;
                canvas.glow(200.0, 92.0, w * 1.18, 62.0, f.hair, thin);
                canvas.glow(200.0, 88.0, w * 1.10, 50.0, f.hair, thin);
                for side in [-1.0, 1.0] {
                    canvas.glow(200.0 + side * w * 1.02, 160.0, 24.0, 62.0, f.hair, 0.8);
                }
                canvas.unclip();
            }
        }
        // Long or bob, middle parting.
        3 | 4 => {
            for side in [-1.0, 1.0] {
                tone(
                    canvas,
                    f,
                    &[
                        (200.0 - side * 4.0, 84.0),
                        (200.0 + side * w * 0.7, 92.0),
                        (200.0 + side * w * 1.12, 150.0),
                        (200.0 + side * w * 1.16, 240.0),
                        (200.0 + side * w * 1.08, 300.0),
                        (200.0 + side * w * 0.98, 240.0),
                        (200.0 + side * w * 0.84, 168.0),
                        (200.0 + side * w * 0.32, 126.0),
                    ],
                );
            }
        }
        5 => {
            let mut dice = Dice::from_seed(u64::from(f.hair) + 9);
            for step in 0..34 {
                let angle = PI + step as f32 / 33.0 * PI;
                let (x, y) = (200.0 + angle.cos() * w * 1.02, 168.0 + angle.sin() * 74.0);
                let r = dice.float(12.0, 18.0);
                canvas.oval(x, y, r, r, blend(f.hair, 0x000000, dice.float(0.0, 0.3)), 1.0);
                canvas.glow(x - 3.0, y - 5.0, 9.0, 7.0, blend(f.hair, 0xffffff, 0.35), 0.25);
            }
        }
        // Pulled back, with a bun or without.
        6 => tone(
            canvas,
            f,
            &[
                (200.0 - w * 1.01, 204.0),
                (200.0 - w * 1.04, 140.0),
                (200.0 - w * 0.6, 94.0),
                (200.0, 82.0),
                (200.0 + w * 0.6, 94.0),
                (200.0 + w * 1.04, 140.0),
                (200.0 + w * 1.01, 204.0),
                (200.0 + w * 0.86, 150.0),
                (200.0 + w * 0.4, 118.0),
                (200.0, 112.0),
                (200.0 - w * 0.4, 118.0),
                (200.0 - w * 0.86, 150.0),
            ],
        ),
        // Short with a fringe to the side.
        7 => tone(
            canvas,
            f,
            &[
                (200.0 - w * 1.06, 232.0),
                (200.0 - w * 1.12, 150.0),
                (200.0 - w * 0.72, 90.0),
                (200.0, 72.0),
                (200.0 + w * 0.78, 90.0),
                (200.0 + w * 1.12, 150.0),
                (200.0 + w * 1.06, 236.0),
                (200.0 + w * 0.95, 190.0),
                (200.0 + w * 0.70, 152.0),
                (200.0 + w * 0.1, 150.0),
                (200.0 - w * 0.35, 128.0),
                (200.0 - w * 0.8, 176.0),
            ],
        ),
        8 => tone(
            canvas,
            f,
            &[
                (200.0 - w * 1.02, 214.0),
                (200.0 - w * 1.06, 140.0),
                (200.0 - w * 0.66, 92.0),
                (200.0, 78.0),
                (200.0 + w * 0.66, 92.0),
                (200.0 + w * 1.08, 140.0),
                (200.0 + w * 1.05, 216.0),
                (200.0 + w * 0.9, 164.0),
                (200.0 + w * 0.5, 126.0),
                (200.0 - w * 0.2, 122.0),
                (200.0 - w * 0.75, 150.0),
                (200.0 - w * 0.93, 184.0),
            ],
        ),
        // Longer on top, waves.
        _ => tone(
            canvas,
            f,
            &[
                (200.0 - w * 1.05, 216.0),
                (200.0 - w * 1.14, 146.0),
                (200.0 - w * 0.82, 84.0),
                (200.0 - w * 0.2, 64.0),
                (200.0 + w * 0.5, 68.0),
                (200.0 + w * 1.04, 104.0),
                (200.0 + w * 1.14, 170.0),
                (200.0 + w * 1.03, 216.0),
                (200.0 + w * 0.92, 168.0),
                (200.0 + w * 0.7, 136.0),
                (200.0 + w * 0.2, 146.0),
                (200.0 - w * 0.3, 128.0),
                (200.0 - w * 0.7, 150.0),
                (200.0 - w * 0.92, 176.0),
            ],
        ),
    }
}

/// Full beard or stubble, inside the head's outline.
pub(super) fn beard(canvas: &mut Canvas, f: &Features) {
    let w = f.half;
    let strength = if f.beard == 3 { 0.92 } else { 0.34 };
    let hex = blend(f.hair, 0x20140e, 0.3);
    let path = smooth(
        &[
            (200.0 - w * 1.02, 236.0),
            (200.0 - w * 0.82, 262.0),
            (200.0 - w * 0.46, 280.0),
            (200.0, 276.0),
            (200.0 + w * 0.46, 280.0),
            (200.0 + w * 0.82, 262.0),
            (200.0 + w * 1.02, 236.0),
            (200.0 + w * 0.95, 330.0),
            (200.0, 352.0),
            (200.0 - w * 0.95, 330.0),
        ],
        true,
    );
    if let Some(path) = path {
        canvas.fill_solid(&path, hex, strength * 0.72);
        canvas.glow(200.0, f.chin - 8.0, w * 0.8, 44.0, hex, strength * 0.7);
        canvas.glow(200.0, 293.0, f.mouth + 8.0, 14.0, f.skin, if f.beard == 3 { 0.75 } else { 0.3 });
    }
}

pub(super) fn moustache(canvas: &mut Canvas, f: &Features) {
    let m = f.mouth;
    for side in [-1.0, 1.0] {
        let path = smooth(
            &[
                (200.0, 276.0),
                (200.0 + side * m * 0.55, 275.0),
                (200.0 + side * m * 1.12, 291.0),
                (200.0 + side * m * 0.55, 287.0),
                (200.0, 285.0),
            ],
            true,
        );
        if let Some(path) = path {
            canvas.fill_solid(&path, blend(f.hair, 0x20140e, 0.3), 0.9);
        }
    }
}

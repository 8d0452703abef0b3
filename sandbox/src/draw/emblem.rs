//! The signs of the invented issuers, and the contact chip.
use std::f32::consts::TAU;

use tiny_skia::PathBuilder;

use super::canvas::{Canvas, add_polyline, linear, oval, polyline, round_rect};
use super::style::Emblem;

/// Draws the sign about a middle, `size` high.
pub(super) fn emblem(canvas: &mut Canvas, kind: Emblem, (cx, cy): (f32, f32), size: f32, hex: u32, opacity: f32) {
    let r = size / 2.0;
    let width = (size * 0.035).max(1.2);
    let mut path = PathBuilder::new();
    match kind {
        Emblem::Globe => {
            for share in [1.0, 0.62, 0.22] {
                if let Some(ring) = oval(cx, cy, r * 0.86 * share, r * 0.86) {
                    path.push_path(&ring);
                }
            }
            for share in [-0.5_f32, 0.0, 0.5] {
                let half = r * 0.86 * (1.0 - share * share).sqrt();
                path.move_to(cx - half, cy + r * 0.86 * share);
                path.line_to(cx + half, cy + r * 0.86 * share);
            }
            for side in [-1.0, 1.0] {
                for leaf in 0..6 {
                    let angle = 0.5 + leaf as f32 * 0.32;
                    let (x, y) = (cx + side * r * 1.12 * angle.sin(), cy + r * 1.12 * angle.cos());
                    path.move_to(x, y);
                    path.quad_to(x + side * r * 0.20, y - r * 0.02, x + side * r * 0.14, y - r * 0.24);
                    path.quad_to(x, y - r * 0.16, x, y);
                }
            }
        }
        Emblem::Crown => {
            let top = [
                (-0.9, 0.35),
                (-0.98, -0.45),
                (-0.5, 0.0),
                (-0.32, -0.75),
                (0.0, -0.1),
                (0.32, -0.75),
                (0.5, 0.0),
                (0.98, -0.45),
                (0.9, 0.35),
            ];
            add_polyline(&mut path, top.map(|(x, y)| (cx + r * x, cy + r * y)));
            path.close();
            for (x, y) in [(-0.98, -0.55), (-0.32, -0.87), (0.32, -0.87), (0.98, -0.55)] {
                if let Some(ball) = oval(cx + r * x, cy + r * y, r * 0.09, r * 0.09) {
                    path.push_path(&ball);
                }
            }
            if let Some(band) = round_rect([cx - r * 0.9, cy + r * 0.45, r * 1.8, r * 0.28], r * 0.08) {
                path.push_path(&band);
            }
        }
        Emblem::Tower => {
            let outline = [
                (-0.62, 0.95),
                (-0.5, -0.35),
                (-0.72, -0.35),
                (-0.72, -0.92),
                (-0.42, -0.92),
                (-0.42, -0.66),
                (-0.15, -0.66),
                (-0.15, -0.92),
                (0.15, -0.92),
                (0.15, -0.66),
                (0.42, -0.66),
                (0.42, -0.92),
                (0.72, -0.92),
                (0.72, -0.35),
                (0.5, -0.35),
                (0.62, 0.95),
            ];
            add_polyline(&mut path, outline.map(|(x, y)| (cx + r * x, cy + r * y)));
            path.close();
            if let Some(door) = round_rect([cx - r * 0.2, cy + r * 0.42, r * 0.4, r * 0.53], r * 0.2) {
                path.push_path(&door);
            }
        }
        Emblem::Mountain => {
            let far = [(-1.1, 0.6), (-0.3, -0.7), (0.1, -0.1), (0.4, -0.45), (1.1, 0.6)];
            add_polyline(&mut path, far.map(|(x, y)| (cx + r * x, cy + r * y)));
            path.close();
            for row in 0..3 {
                let y = cy + r * (0.72 + row as f32 * 0.14);
                add_polyline(
                    &mut path,
                    (0..=24).map(|n| {
                        let x = -1.1 + 2.2 * n as f32 / 24.0;
                        (cx + r * x, y + r * 0.05 * (x * 8.0).sin())
                    }),
                );
            }
        }
        Emblem::Tree => {
            for (x, y, s) in [(0.0, -0.45, 0.5), (-0.42, -0.12, 0.40), (0.42, -0.12, 0.40), (0.0, 0.05, 0.38)] {
                if let Some(crown) = oval(cx + r * x, cy + r * y, r * s, r * s) {
                    path.push_path(&crown);
                }
            }
            add_polyline(
                &mut path,
                [(-0.08, 0.2), (-0.12, 0.9), (0.12, 0.9), (0.08, 0.2)].map(|(x, y)| (cx + r * x, cy + r * y)),
            );
        }
        Emblem::Sun => {
            if let Some(disc) = oval(cx, cy, r * 0.42, r * 0.42) {
                path.push_path(&disc);
            }
            for ray in 0..16 {
                let angle = TAU * ray as f32 / 16.0;
                let long = if ray % 2 == 0 { 0.98 } else { 0.76 };
                path.move_to(cx + r * 0.54 * angle.cos(), cy + r * 0.54 * angle.sin());
                path.line_to(cx + r * long * angle.cos(), cy + r * long * angle.sin());
            }
        }
    }
    if let Some(path) = path.finish() {
        canvas.fill_solid(&path, hex, opacity * 0.10);
        canvas.stroke(&path, width, hex, opacity);
    }
}

/// A contact chip with its corner at (x, y).
pub(super) fn chip(canvas: &mut Canvas, x: f32, y: f32, width: f32) {
    let height = width * 0.78;
    let Some(plate) = round_rect([x, y, width, height], width * 0.12) else { return };
    let gold = [(0.0, 0xf1dc9a, 1.0), (0.45, 0xd2ae57, 1.0), (0.7, 0xe9cf85, 1.0), (1.0, 0xb88f3c, 1.0)];
    canvas.fill(&plate, linear((x, y), (x + width, y + height), &gold));
    let at = |px: f32, py: f32| (x + width * px, y + height * py);
    for points in [
        vec![at(0.0, 0.34), at(0.34, 0.34), at(0.34, 0.66), at(0.0, 0.66)],
        vec![at(1.0, 0.34), at(0.66, 0.34), at(0.66, 0.66), at(1.0, 0.66)],
        vec![at(0.5, 0.0), at(0.5, 0.24), at(0.34, 0.34)],
        vec![at(0.5, 1.0), at(0.5, 0.76), at(0.66, 0.66)],
        vec![at(0.34, 0.34), at(0.66, 0.34)],
        vec![at(0.34, 0.66), at(0.66, 0.66)],
    ] {
        if let Some(path) = polyline(points, false) {
            canvas.stroke(&path, 2.0, 0x7a5c1c, 0.75);
        }
    }
    canvas.stroke(&plate, 1.6, 0x8a6a26, 0.8);
}

//! What has been done to a document before it was photographed, and what lies over it.
use tiny_skia::{BlendMode, FilterQuality, Transform};

use super::canvas::{Canvas, blend, linear, polyline, round_rect, smooth};
use super::photo;
use super::text::Type;
use super::warp::Quad;
use crate::world::Dice;

/// Changes the flat document as the look says; most looks change nothing here.
pub(super) fn apply(flat: &mut Canvas, look: &str, dice: &mut Dice) -> Option<()> {
    let (w, h) = (flat.width(), flat.height());
    match look {
        "worn" => worn(flat, dice),
        "sticker" => {
            let (x, y) = (w * 0.62, h * 0.40);
            flat.oval(x + 4.0, y + 6.0, 118.0, 118.0, 0x000000, 0.25);
            flat.oval(x, y, 118.0, 118.0, 0xf4b928, 1.0);
            flat.oval(x, y, 98.0, 98.0, 0xe0503a, 1.0);
            flat.text_turned(x - 76.0, y + 22.0, -9.0, "SALE", Type::sans(62.0, 3.0, 0xfff6d8).tracked(2.0));
            flat.glow(x - 40.0, y - 50.0, 70.0, 40.0, 0xffffff, 0.35);
        }
        "written" => {
            for (row, words) in ["call back mon.", "ref 77-B, ask Tilda"].iter().enumerate() {
                let kind = Type::sans(50.0, 2.2, 0x1f3fa8).faded(0.85);
                flat.text_turned(w * 0.34, h * (0.50 + 0.12 * row as f32), -6.0, words, kind);
            }
            let points: Vec<(f32, f32)> = (0..26)
                .map(|n| {
                    (
                        w * 0.36 + n as f32 * 20.0,
                        h * 0.71 + if n % 2 == 0 { -13.0 } else { 13.0 } + dice.float(-5.0, 5.0),
                    )
                })
                .collect();
            if let Some(path) = smooth(&points, false) {
                flat.stroke(&path, 3.6, 0x1f3fa8, 0.8);
            }
        }
        "paper" => *flat = on_paper(flat, dice)?,
        "screen" => *flat = in_a_window(flat)?,
        _ => {}
    }
    Some(())
}

fn worn(flat: &mut Canvas, dice: &mut Dice) {
    let (w, h) = (flat.width(), flat.height());
    flat.mode = BlendMode::SourceAtop;
    flat.rect(0.0, 0.0, w, h, 0xd8cfae, 0.20);
    for (x, y) in [(0.0, 0.0), (w, 0.0), (0.0, h), (w, h)] {
        flat.glow(x, y, 200.0, 170.0, 0xf6f1e2, 0.95);
    }
    for _ in 0..34 {
        let (x, y, turn) = (dice.float(0.0, w), dice.float(0.0, h), dice.float(-0.7, 0.7));
        let long = dice.float(60.0, 420.0);
        if let Some(path) = polyline([(x, y), (x + long * turn.cos(), y + long * turn.sin())], false) {
            flat.stroke(&path, dice.float(0.8, 2.6), 0xfffdf4, dice.float(0.25, 0.75));
        }
    }
    let x = w * dice.float(0.35, 0.6);
    let crease = [(x, 0.0), (x + 26.0, h * 0.3), (x - 8.0, h * 0.62), (x + 30.0, h)];
    if let Some(path) = smooth(&crease, false) {
        flat.stroke(&path, 7.0, 0xfffdf6, 0.62);
        flat.stroke(&path, 2.0, 0x544a38, 0.55);
    }
    flat.glow(w * 0.72, h * 0.66, 210.0, 130.0, 0x8a6a3a, 0.34);
    flat.glow(w * 0.72, h * 0.66, 150.0, 90.0, 0xd8cfae, 0.35);
    flat.mode = BlendMode::SourceOver;
}

/// Printed at home: pale colours, streaks, a fold, and a sheet cut by hand.
fn on_paper(flat: &mut Canvas, dice: &mut Dice) -> Option<Canvas> {
    photo::fade_colour(&mut flat.map, 0.45);
    flat.mode = BlendMode::SourceAtop;
    flat.rect(0.0, 0.0, flat.width(), flat.height(), 0xf7f5ee, 0.26);
    for row in 0..24 {
        let y = row as f32 * flat.height() / 24.0 + dice.float(0.0, 20.0);
        flat.rect(0.0, y, flat.width(), dice.float(1.0, 4.0), 0xffffff, dice.float(0.10, 0.36));
    }
    flat.mode = BlendMode::SourceOver;
    let margin = 84.0;
    let mut sheet = Canvas::new(flat.map.width() + 168, flat.map.height() + 168)?;
    let (w, h) = (sheet.width(), sheet.height());
    let mut cut: Vec<(f32, f32)> = Vec::new();
    let mut ragged = |from: (f32, f32), to: (f32, f32)| {
        for step in 0..9 {
            let share = step as f32 / 9.0;
            cut.push((
                from.0 + (to.0 - from.0) * share + dice.float(-9.0, 9.0),
                from.1 + (to.1 - from.1) * share + dice.float(-9.0, 9.0),
            ));
        }
    };
    ragged((22.0, 14.0), (w - 30.0, 24.0));
    ragged((w - 14.0, 20.0), (w - 26.0, h - 18.0));
    ragged((w - 20.0, h - 22.0), (16.0, h - 14.0));
    ragged((12.0, h - 26.0), (24.0, 18.0));
    let edge = polyline(cut, true)?;
    sheet.fill_solid(&edge, 0xf8f6f1, 1.0);
    sheet.clip_to(&edge);
    sheet.stamp(flat, Transform::from_translate(margin, margin), 1.0);
    let fold = w * 0.53;
    sheet.shade_rect(
        fold - 60.0,
        0.0,
        60.0,
        h,
        linear((fold - 60.0, 0.0), (fold, 0.0), &[(0.0, 0x000000, 0.0), (1.0, 0x000000, 0.20)]),
    );
    sheet.shade_rect(
        fold,
        0.0,
        70.0,
        h,
        linear((fold, 0.0), (fold + 70.0, 0.0), &[(0.0, 0xffffff, 0.45), (1.0, 0xffffff, 0.0)]),
    );
    sheet.shade_rect(
        0.0,
        0.0,
        w,
        h,
        linear((0.0, 0.0), (w, h), &[(0.0, 0xffffff, 0.10), (0.5, 0x000000, 0.0), (1.0, 0x000000, 0.20)]),
    );
    sheet.unclip();
    Some(sheet)
}

/// Shown in an image viewer.
fn in_a_window(flat: &Canvas) -> Option<Canvas> {
    let mut window = Canvas::new(1640, 1230)?;
    let (w, h) = (window.width(), window.height());
    window.rect(0.0, 0.0, w, h, 0x24282f, 1.0);
    window.rect(0.0, 0.0, w, 64.0, 0x3a404a, 1.0);
    for (number, hex) in [0xe0605a, 0xe2b04a, 0x62b25a].into_iter().enumerate() {
        window.oval(38.0 + number as f32 * 36.0, 32.0, 11.0, 11.0, hex, 1.0);
    }
    window.text(620.0, 42.0, "scan_final_2.jpg - 86 %", Type::sans(27.0, 0.5, 0xd8dde6));
    window.rect(0.0, h - 54.0, w, 54.0, 0x30353e, 1.0);
    window.text(30.0, h - 18.0, "1 of 3", Type::sans(24.0, 0.4, 0xaab2c0));
    let scale = 1.06;
    let place = Transform::from_row(
        scale,
        0.0,
        0.0,
        scale,
        (w - flat.width() * scale) / 2.0,
        64.0 + (h - 118.0 - flat.height() * scale) / 2.0,
    );
    window.stamp(flat, place, 1.0);
    Some(window)
}

/// A thumb and a finger over the document number, wherever the document lies.
pub(super) fn fingers(photo: &mut Canvas, [a, b, c, d]: Quad) -> Option<()> {
    let skin = 0xdca583;
    let (light, dark) = (blend(skin, 0xfff0e0, 0.35), blend(skin, 0x5a2a1a, 0.45));
    for (u, v, degrees, wide) in [(0.86, 0.82, -28.0, 210.0), (0.385, 0.60, 6.0, 214.0)] {
        let along = |one: f32, two: f32, share: f32| one + (two - one) * share;
        let x = along(along(a.0, b.0, u), along(d.0, c.0, u), v);
        let y = along(along(a.1, b.1, u), along(d.1, c.1, u), v);
        let place = Transform::from_translate(x, y).pre_concat(Transform::from_rotate(degrees));
        let half = wide / 2.0;
        let finger = round_rect([-half, 0.0, wide, 1100.0], half)?;
        let mut shade = Canvas::new(photo.map.width() / 4, photo.map.height() / 4)?;
        shade.place = Transform::from_scale(0.25, 0.25).pre_concat(place).pre_translate(16.0, 22.0);
        shade.fill_solid(&finger, 0x000000, 0.6);
        let soft = photo::blurred(&shade.map, 2)?;
        photo.stamp_map(&soft, Transform::from_scale(4.0, 4.0), 1.0, FilterQuality::Bilinear);
        let before = photo.place;
        photo.place = before.pre_concat(place);
        let round = [(0.0, dark, 1.0), (0.3, light, 1.0), (0.65, skin, 1.0), (1.0, dark, 1.0)];
        photo.fill(&finger, linear((-half, 0.0), (half, 0.0), &round));
        photo.clip_to(&finger);
        photo.glow(-half * 0.2, 40.0, half * 0.8, 60.0, 0xffe6d4, 0.45);
        for crease in [270.0, 288.0, 312.0] {
            let points = [(-half * 0.8, crease), (0.0, crease + 12.0), (half * 0.8, crease - 2.0)];
            if let Some(line) = smooth(&points, false) {
                photo.stroke(&line, 3.0, dark, 0.45);
            }
        }
        photo.unclip();
        if let Some(nail) = round_rect([-half * 0.54, 16.0, wide * 0.54, wide * 0.62], half * 0.5) {
            let pink = blend(skin, 0xf6c9bf, 0.6);
            let sheen = [(0.0, blend(pink, 0xffffff, 0.45), 1.0), (1.0, pink, 1.0)];
            photo.fill(&nail, linear((-40.0, 20.0), (40.0, 130.0), &sheen));
            photo.stroke(&nail, 2.5, blend(skin, 0x5a2a1a, 0.35), 0.5);
            photo.glow(-half * 0.15, 44.0, 18.0, 30.0, 0xffffff, 0.5);
        }
        photo.place = before;
    }
    Some(())
}

//! A document on a surface, photographed as its case says: well, or out of focus, in the dark, from a screen...
use tiny_skia::{FilterQuality, Pixmap, Transform};

use super::canvas::{Canvas, linear, polyline};
use super::photo::{self, Finish};
use super::warp::{self, Quad};
use super::{damage, surface};
use crate::world::{Dice, Picture};

/// Width and height of a document photo.
pub(super) const SIZE: (u32, u32) = (1600, 1200);

/// Photographs the flat document; JPEG bytes.
pub(super) fn photograph(picture: &Picture, mut flat: Canvas) -> Option<Vec<u8>> {
    let look = picture.field("look");
    let mut dice = Dice::from_seed(picture.seed ^ 0x5cee);
    damage::apply(&mut flat, look, &mut dice)?;
    let mut photo = Canvas::new(SIZE.0, SIZE.1)?;
    let (w, h) = (photo.width(), photo.height());
    let quad = quad(look, &flat, &mut dice);
    match look {
        "scan" => photo.rect(0.0, 0.0, w, h, 0xf6f6f4, 1.0),
        "screen" => photo.rect(0.0, 0.0, w, h, 0x11151b, 1.0),
        _ => surface::cover(&mut photo, Some(&shadow(quad)?), &mut dice)?,
    }
    if !matches!(look, "paper" | "scan" | "screen" | "flat") {
        gloss(&mut flat, &mut dice);
    }
    warp::project(&mut photo.map, &flat.map, quad);
    if look == "covered" {
        damage::fingers(&mut photo, quad)?;
    }
    let light = light(look, &mut dice)?;
    if look == "scan" {
        for _ in 0..260 {
            let r = dice.float(0.6, 2.6);
            photo.oval(dice.float(0.0, w), dice.float(0.0, h), r, r, 0x222222, dice.float(0.2, 0.8));
        }
    }
    if look == "blur" {
        let soft = photo::blurred(&photo.map, 4)?;
        photo.map = soft;
        let again = photo.map.clone();
        photo.stamp_map(&again, Transform::from_translate(16.0, 7.0), 0.5, FilterQuality::Nearest);
    }
    Some(photo::develop(&photo.map, Some(&light), finish(look, &mut dice), picture.seed))
}

fn quad(look: &str, flat: &Canvas, dice: &mut Dice) -> Quad {
    let (width, degrees, cx, cy, keystone) = match look {
        "perspective" => (1180.0, dice.float(9.0, 14.0), 800.0, 610.0, 0.26),
        "cropped" => (1560.0, dice.float(-4.0, 4.0), 1080.0, 520.0, 0.02),
        "screen" => (1560.0, dice.float(-2.4, 2.4), 800.0, 600.0, 0.05),
        "scan" => (1210.0, dice.float(-1.6, 1.6), 770.0, 560.0, 0.0),
        "paper" => (1370.0, dice.float(-6.0, 6.0), 800.0, 600.0, 0.05),
        _ => (
            dice.float(1270.0, 1370.0),
            dice.float(-5.5, 5.5),
            dice.float(780.0, 820.0),
            dice.float(580.0, 625.0),
            0.04,
        ),
    };
    let height = width * flat.height() / flat.width();
    // A camera never hangs exactly above: the far edge is a little shorter.
    let far = keystone * dice.float(0.4, 1.0);
    let side = if dice.chance(50) { 1.0 } else { -1.0 };
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turned = |x: f32, y: f32| (cx + x * cos - y * sin, cy + x * sin + y * cos);
    let (hw, hh) = (width / 2.0, height / 2.0);
    let lean = 1.0 - far * 0.5;
    [
        turned(-hw * (1.0 - far), -hh * lean + side * far * 40.0),
        turned(hw * (1.0 - far), -hh * lean - side * far * 40.0),
        turned(hw, hh),
        turned(-hw, hh),
    ]
}

/// The shadow of the document at the coarse size of the surface.
fn shadow(quad: Quad) -> Option<Pixmap> {
    let scale = surface::COARSE as f32;
    let mut small = Canvas::new(SIZE.0 / surface::COARSE + 2, SIZE.1 / surface::COARSE + 2)?;
    for (dx, dy, opacity) in [(4.0, 6.0, 0.55), (12.0, 17.0, 0.32)] {
        if let Some(path) = polyline(quad.map(|(x, y)| (x / scale + dx, y / scale + dy)), true) {
            small.fill_solid(&path, 0x000000, opacity);
        }
    }
    photo::blurred(&small.map, 2)
}

/// Laminate catches a window.
fn gloss(flat: &mut Canvas, dice: &mut Dice) {
    let (w, h) = (flat.width(), flat.height());
    let start = dice.float(-0.2, 0.7) * w;
    flat.mode = tiny_skia::BlendMode::SourceAtop;
    flat.shade_rect(
        0.0,
        0.0,
        w,
        h,
        linear(
            (start, 0.0),
            (start + w * 0.5, h * 0.6),
            &[(0.0, 0xffffff, 0.0), (0.45, 0xffffff, 0.13), (0.55, 0xffffff, 0.09), (1.0, 0xffffff, 0.0)],
        ),
    );
    flat.mode = tiny_skia::BlendMode::SourceOver;
}

/// The lamp, the window, and what they do to the picture: a quarter of the size is enough for soft light.
fn light(look: &str, dice: &mut Dice) -> Option<Pixmap> {
    let mut small = Canvas::new(SIZE.0 / photo::LIGHT, SIZE.1 / photo::LIGHT)?;
    let scale = 1.0 / photo::LIGHT as f32;
    small.place = Transform::from_scale(scale, scale);
    shine(&mut small, look, dice);
    Some(small.map)
}

fn shine(photo: &mut Canvas, look: &str, dice: &mut Dice) {
    let (w, h) = (SIZE.0 as f32, SIZE.1 as f32);
    match look {
        "scan" => {
            photo.shade_rect(
                w - 70.0,
                0.0,
                70.0,
                h,
                linear((w - 70.0, 0.0), (w, 0.0), &[(0.0, 0x000000, 0.0), (1.0, 0x000000, 0.75)]),
            );
            photo.shade_rect(
                0.0,
                h - 46.0,
                w,
                46.0,
                linear((0.0, h - 46.0), (0.0, h), &[(0.0, 0x000000, 0.0), (1.0, 0x000000, 0.6)]),
            );
        }
        "screen" => {
            photo.glow(w * 0.78, h * 0.16, 520.0, 330.0, 0xdfeaff, 0.34);
            photo.shade_rect(
                0.0,
                0.0,
                w,
                h,
                linear((0.0, h), (w, 0.0), &[(0.0, 0x000010, 0.34), (0.6, 0x000010, 0.0), (1.0, 0xbcd4ff, 0.12)]),
            );
        }
        "dark" => {
            photo.rect(0.0, 0.0, w, h, 0x06080d, 0.84);
            photo.glow(w * dice.float(0.2, 0.8), h * 0.1, 700.0, 460.0, 0x8a6a3a, 0.16);
        }
        _ => {
            let from_left = dice.chance(50);
            let (near, far) = if from_left { (0.0, w) } else { (w, 0.0) };
            let strength = dice.float(0.22, 0.42);
            photo.shade_rect(
                0.0,
                0.0,
                w,
                h,
                linear(
                    (near, 0.0),
                    (far, h),
                    &[(0.0, 0xfff4df, 0.10), (0.4, 0x000000, 0.0), (1.0, 0x0a0a14, strength)],
                ),
            );
            if dice.chance(40) {
                // Somebody holds the phone between lamp and table.
                photo.glow(w * dice.float(0.2, 0.8), h * 1.04, 620.0, 360.0, 0x000000, 0.42);
            }
            for (x, y) in [(0.0, 0.0), (w, 0.0), (0.0, h), (w, h)] {
                photo.glow(x, y, 520.0, 420.0, 0x000000, 0.26);
            }
        }
    }
    if look == "glare" {
        let (x, y) = (w * dice.float(0.44, 0.54), h * dice.float(0.46, 0.54));
        photo.glow(x, y, 470.0, 300.0, 0xffffff, 0.95);
        photo.glow(x, y, 300.0, 190.0, 0xffffff, 1.0);
        photo.glow(x, y, 200.0, 120.0, 0xffffff, 1.0);
        let before = photo.place;
        photo.place = before.pre_translate(x, y).pre_concat(Transform::from_rotate(-24.0));
        photo.glow(0.0, 0.0, 860.0, 56.0, 0xffffff, 0.8);
        photo.glow(60.0, 190.0, 520.0, 30.0, 0xffffff, 0.5);
        photo.place = before;
    }
}

fn finish(look: &str, dice: &mut Dice) -> Finish {
    let plain = Finish {
        exposure: dice.float(0.97, 1.03),
        contrast: dice.float(1.02, 1.08),
        warmth: dice.float(-6.0, 8.0),
        grain: 9,
        ripples: false,
        grey: false,
    };
    match look {
        "dark" => Finish { grain: 34, exposure: 0.95, contrast: 0.96, ..plain },
        "scan" => Finish { grain: 14, exposure: 1.02, contrast: 1.32, warmth: 0.0, grey: true, ..plain },
        "screen" => Finish { grain: 10, exposure: 1.0, contrast: 0.95, warmth: -11.0, ripples: true, ..plain },
        "paper" => Finish { exposure: 1.0, contrast: 0.95, ..plain },
        "blur" => Finish { grain: 12, ..plain },
        _ => plain,
    }
}

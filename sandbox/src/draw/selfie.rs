//! The holder's selfie: the same face as on the document, in a room, in the light of a phone.
use tiny_skia::{FilterQuality, Transform};

use super::canvas::{Canvas, blend, linear, round_rect};
use super::face::{self, Mood};
use super::photo::{self, Finish};
use super::{portrait, weave};
use crate::world::{Dice, Picture};

/// Draws the selfie; JPEG bytes of an upright picture.
pub(super) fn selfie(picture: &Picture, without_mark: bool) -> Option<Vec<u8>> {
    let look = picture.field("look");
    let mut dice = Dice::from_seed(picture.seed ^ 0x005e_1f1e);
    // Drawn at three quarters and enlarged: a phone's front camera is not that sharp.
    let mut scene = Canvas::new(900, 1200)?;
    room(&mut scene, &mut dice)?;
    let mut features = portrait::features(picture);
    // Not every day is the day of the passport photo.
    features.brow_tilt += dice.float(-0.6, 0.6);
    let mood = Mood {
        smile: dice.float(0.25, 0.9),
        dress: dice.pick(&[0x476a8c, 0x8c4a55, 0x57795f, 0xb08d4c, 0x5c5470, 0x30363f, 0xc9c2b4]),
        collar: dice.below(3),
        disguised: look == "disguised",
        glasses_allowed: true,
    };
    let scale = dice.float(2.75, 3.05) * 0.75;
    let turn = dice.float(-4.0, 4.0);
    scene.place = Transform::from_translate(450.0 + dice.float(-24.0, 24.0), 570.0)
        .pre_concat(Transform::from_rotate(turn))
        .pre_concat(Transform::from_scale(scale, scale))
        .pre_concat(Transform::from_translate(-200.0, -232.0));
    face::paint(&mut scene, &features, mood);
    scene.place = Transform::identity();
    light(&mut scene, look, &mut dice)?;
    let mut photo = Canvas::new(1200, 1600)?;
    photo.stamp(&scene, Transform::from_scale(4.0 / 3.0, 4.0 / 3.0), 1.0);
    if look == "screen" {
        photo = on_a_phone(&photo, &mut dice)?;
    }
    if look == "blur" {
        photo.map = photo::blurred(&photo.map, 4)?;
        let again = photo.map.clone();
        photo.stamp_map(&again, Transform::from_translate(-18.0, 10.0), 0.5, FilterQuality::Nearest);
    }
    if !without_mark {
        // Across the chest, so that the face stays free to be compared.
        weave::specimen(&mut photo, 0.8, 0xffffff, 0.34);
    }
    let plain =
        Finish { exposure: 1.03, contrast: 1.04, warmth: dice.float(-5.0, 9.0), grain: 9, ripples: false, grey: false };
    let finish = match look {
        "dark" => Finish { grain: 32, exposure: 0.96, ..plain },
        "screen" => Finish { ripples: true, warmth: -9.0, ..plain },
        _ => plain,
    };
    Some(photo::develop(&photo.map, None, finish, picture.seed))
}

/// A room out of focus behind the holder.
fn room(photo: &mut Canvas, dice: &mut Dice) -> Option<()> {
    let mut small = Canvas::new(300, 400)?;
    let wall = dice.pick(&[0xd9d2c4, 0xc4cfd6, 0xcfd8c6, 0xdcc9bf, 0xb9b6c4, 0xe3ddd0]);
    let shade = blend(wall, 0x1c1c28, 0.35);
    small.shade_rect(
        0.0,
        0.0,
        300.0,
        400.0,
        linear((0.0, 0.0), (300.0, 400.0), &[(0.0, blend(wall, 0xffffff, 0.3), 1.0), (1.0, shade, 1.0)]),
    );
    match dice.below(4) {
        0 => {
            // A window with a day outside.
            small.rect(176.0, 30.0, 100.0, 170.0, 0xf4f8fb, 1.0);
            small.shade_rect(
                182.0,
                36.0,
                88.0,
                158.0,
                linear((0.0, 36.0), (0.0, 194.0), &[(0.0, 0xbfe0f6, 1.0), (0.6, 0xeaf5f8, 1.0), (1.0, 0x9fbf8c, 1.0)]),
            );
            small.rect(223.0, 36.0, 5.0, 158.0, 0xf8f8f6, 1.0);
            small.rect(10.0, 120.0, 60.0, 190.0, blend(wall, 0x50402e, 0.6), 0.9);
        }
        1 => {
            for shelf in 0..4 {
                let y = 40.0 + shelf as f32 * 64.0;
                let mut x = 8.0;
                while x < 290.0 {
                    let (width, height) = (dice.float(6.0, 16.0), dice.float(28.0, 46.0));
                    let hex = dice.pick(&[0x7a3b3b, 0x2f4f6a, 0x5c6b3c, 0xb08a4a, 0x4a3a5c, 0xd8cdb8, 0x3a3a3e]);
                    small.rect(x, y + 48.0 - height, width, height, hex, 0.95);
                    x += width + dice.float(0.5, 3.0);
                }
                small.rect(0.0, y + 48.0, 300.0, 7.0, 0x5c4230, 1.0);
            }
        }
        2 => {
            // A plant and a picture frame.
            small.rect(20.0, 36.0, 84.0, 66.0, 0x4a3a2c, 1.0);
            small.rect(27.0, 43.0, 70.0, 52.0, 0xe9e2d2, 1.0);
            small.oval(56.0, 72.0, 18.0, 14.0, 0x7fa3b4, 1.0);
            for leaf in 0..26 {
                let (x, y) = (252.0 + dice.float(-44.0, 44.0), 190.0 + dice.float(-80.0, 60.0));
                let hex = blend(0x2f5b36, 0x7fa85a, leaf as f32 / 26.0);
                small.oval(x, y, dice.float(5.0, 10.0), dice.float(12.0, 26.0), hex, 0.95);
            }
        }
        _ => {
            for _ in 0..22 {
                let hex = dice.pick(&[0xffe2a8, 0xfff4d8, 0xbfe3ff, 0xffc9a0]);
                let r = dice.float(8.0, 26.0);
                small.oval(dice.float(0.0, 300.0), dice.float(0.0, 230.0), r, r, hex, dice.float(0.18, 0.5));
            }
            small.rect(0.0, 270.0, 300.0, 130.0, blend(wall, 0x22282c, 0.55), 0.7);
        }
    }
    let soft = photo::blurred(&small.map, 2)?;
    photo.stamp_map(&soft, Transform::from_scale(3.0, 3.0), 1.0, FilterQuality::Bilinear);
    Some(())
}

/// The lamp and the phone's own light, drawn small because light is soft.
fn light(scene: &mut Canvas, look: &str, dice: &mut Dice) -> Option<()> {
    let mut photo = Canvas::new(225, 300)?;
    photo.place = Transform::from_scale(0.1875, 0.1875);
    let (w, h) = (1200.0, 1600.0);
    let side = if dice.chance(50) { 0.0 } else { w };
    photo.glow(side, h * 0.22, 900.0, 900.0, 0xfff1d6, 0.20);
    photo.glow(w - side, h * 0.8, 700.0, 900.0, 0x0c0e1a, 0.32);
    match look {
        "dark" => photo.rect(0.0, 0.0, w, h, 0x05060a, 0.76),
        "glare" => {
            photo.glow(w * 0.55, h * 0.38, 620.0, 520.0, 0xffffff, 0.95);
            photo.glow(w * 0.5, h * 0.42, 360.0, 300.0, 0xffffff, 0.95);
        }
        _ => {}
    }
    scene.stamp_map(&photo.map, Transform::from_scale(4.0, 4.0), 1.0, FilterQuality::Bilinear);
    Some(())
}

/// The picture again, shown on another phone that somebody holds up.
fn on_a_phone(inner: &Canvas, dice: &mut Dice) -> Option<Canvas> {
    let mut outer = Canvas::new(1200, 1600)?;
    super::surface::cover(&mut outer, None, dice)?;
    let before = outer.place;
    outer.place = before.pre_translate(600.0, 800.0).pre_concat(Transform::from_rotate(dice.float(-5.0, 5.0)));
    for grow in [40.0, 24.0, 10.0] {
        outer.round_rect(
            [-450.0 - grow + 14.0, -712.0 - grow + 22.0, 900.0 + grow * 2.0, 1424.0 + grow * 2.0],
            90.0,
            0x000000,
            0.18,
        );
    }
    outer.round_rect([-450.0, -712.0, 900.0, 1424.0], 84.0, 0x15171b, 1.0);
    outer.round_rect([-442.0, -704.0, 884.0, 1408.0], 78.0, 0x2b2e35, 1.0);
    outer.round_rect([-434.0, -696.0, 868.0, 1392.0], 70.0, 0x08090b, 1.0);
    if let Some(glass) = round_rect([-420.0, -682.0, 840.0, 1364.0], 56.0) {
        outer.clip_to(&glass);
        let place = Transform::from_row(0.86, 0.0, 0.0, 0.86, -516.0, -688.0);
        outer.stamp(inner, place, 1.0);
        outer.rect(-420.0, -682.0, 840.0, 60.0, 0x000000, 0.35);
        outer.text(-380.0, -640.0, "09:41", super::text::Type::sans(34.0, 1.0, 0xffffff));
        outer.fill(
            &glass,
            linear(
                (-420.0, -682.0),
                (420.0, 300.0),
                &[(0.0, 0xffffff, 0.30), (0.32, 0xffffff, 0.06), (0.33, 0xffffff, 0.0), (1.0, 0xffffff, 0.0)],
            ),
        );
        outer.unclip();
    }
    outer.round_rect([-80.0, -672.0, 160.0, 40.0], 20.0, 0x000000, 1.0);
    outer.place = before;
    Some(outer)
}

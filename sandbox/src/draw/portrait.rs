//! The holder's portrait as it is printed on a document: softened, toned, and woven into the background.
use tiny_skia::{BlendMode, FilterQuality, Transform};

use super::canvas::{Canvas, linear, round_rect};
use super::face::{self, Mood};
use super::features::Features;
use super::photo::{self, Finish};
use super::weave;
use crate::world::{Dice, Picture};

/// The face a picture asks for.
pub(super) fn features(picture: &Picture) -> Features {
    let seed = u64::from_str_radix(picture.field("face"), 16).unwrap_or(picture.seed);
    let birth_year: i64 = picture.field("birthYear").parse().unwrap_or(1985);
    Features::of(seed, picture.field("sex"), 2024 - birth_year)
}

/// A portrait of 400 by 500, toned as print.
pub(super) fn portrait(picture: &Picture, tint: u32) -> Option<Canvas> {
    let features = features(picture);
    let mut dice = Dice::from_seed(picture.seed ^ 0x0070_a111);
    let mood = Mood {
        smile: 0.12,
        dress: dice.pick(&[0x2c3440, 0x3a4a5c, 0x4a3a34, 0x5b6470, 0x6e2f3a, 0x2f4a3e, 0x7c7466]),
        collar: dice.below(3),
        disguised: false,
        glasses_allowed: dice.chance(60),
    };
    let mut canvas = Canvas::new(400, 500)?;
    let backdrop = [(0.0, 0xf2f4f6, 1.0), (1.0, 0xcfd6dc, 1.0)];
    canvas.shade_rect(0.0, 0.0, 400.0, 500.0, linear((0.0, 0.0), (300.0, 500.0), &backdrop));
    canvas.place = Transform::from_translate(0.0, 8.0);
    face::paint(&mut canvas, &features, mood);
    canvas.place = Transform::identity();
    let mut soft = photo::softened(&canvas, 2)?;
    // Print takes some of the colour out and lays the paper's tone over it.
    photo::fade_colour(&mut soft.map, 0.34);
    soft.mode = BlendMode::Multiply;
    soft.rect(0.0, 0.0, 400.0, 500.0, super::canvas::blend(tint, 0xffffff, 0.9), 1.0);
    soft.mode = BlendMode::SourceOver;
    Some(soft)
}

/// The portrait as it was cut out of the document: 960 by 1200, upright, the grain of the print on it.
pub(super) fn by_itself(picture: &Picture, without_mark: bool) -> Option<Vec<u8>> {
    let print = portrait(picture, 0xdfe6ec)?;
    let mut photo = Canvas::new(960, 1200)?;
    photo.stamp(&print, Transform::from_scale(2.4, 2.4), 1.0);
    if !without_mark {
        // Across the chest, so that the face stays free to be compared.
        weave::specimen(&mut photo, 0.8, 0x5a2a2a, 0.34);
    }
    let finish = Finish { exposure: 1.0, contrast: 1.0, warmth: 0.0, grain: 7, ripples: false, grey: false };
    Some(photo::develop(&photo.map, None, finish, picture.seed))
}

/// Prints a portrait into `[x, y, width, height]`; `ghost` is the faint second one.
pub(super) fn print(canvas: &mut Canvas, portrait: &Canvas, [x, y, w, h]: [f32; 4], ghost: bool) {
    if let Some(frame) = round_rect([x, y, w, h], 10.0) {
        let before = canvas.clip.take();
        canvas.clip_to(&frame);
        let place = Transform::from_row(w / 400.0, 0.0, 0.0, h / 500.0, x, y);
        if ghost {
            canvas.mode = BlendMode::Multiply;
        }
        canvas.stamp_map(&portrait.map, place, if ghost { 0.45 } else { 1.0 }, FilterQuality::Bilinear);
        canvas.mode = BlendMode::SourceOver;
        canvas.clip = before;
        if !ghost {
            canvas.stroke(&frame, 1.6, 0x51606e, 0.5);
        }
    }
}

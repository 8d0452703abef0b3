use std::collections::HashMap;

use super::*;
use crate::world::{self, SeedFile};

/// One file of each side and look among the designed cases.
fn one_of_each() -> Vec<SeedFile> {
    let mut found: HashMap<(u8, String), SeedFile> = HashMap::new();
    for case in world::generate(7, world::DESIGNED, "staging") {
        for file in case.evidence().files {
            let key = (file.picture.side as u8, file.picture.field("look").to_owned());
            found.entry(key).or_insert(file);
        }
    }
    found.into_values().collect()
}

fn decoded(bytes: &[u8]) -> image::RgbImage {
    image::load_from_memory_with_format(bytes, image::ImageFormat::Jpeg).unwrap().to_rgb8()
}

#[test]
fn every_look_of_the_designed_cases_is_a_picture_of_the_promised_size() {
    let files = one_of_each();
    assert!(files.len() > 16, "the designed cases show many looks, found {}", files.len());
    for file in files {
        let image = decoded(&draw(&file.picture));
        let (long, short) = (image.width().max(image.height()), image.width().min(image.height()));
        assert_eq!((long, short), (1600, 1200), "{:?} {}", file.picture.side, file.picture.field("look"));
        let light = image.pixels().map(|pixel| u64::from(pixel.0[1])).sum::<u64>() / u64::from(long * short);
        let bounds = if file.picture.field("look") == "dark" { 8..90 } else { 60..250 };
        assert!(bounds.contains(&light), "mean brightness {light} of {}", file.picture.field("look"));
    }
}

#[test]
fn a_picture_is_the_same_bytes_each_time_and_another_seed_is_another_picture() {
    let file = one_of_each().into_iter().find(|file| file.picture.side == Side::Front).unwrap();
    let first = draw(&file.picture);
    assert_eq!(first, draw(&file.picture), "drawing is a pure function");
    let other = Picture { seed: file.picture.seed ^ 1, ..file.picture };
    assert_ne!(first, draw(&other), "the seed decides what varies");
}

#[test]
fn specimen_is_drawn_across_every_side() {
    let clean = |side: Side| {
        let fits = |file: &SeedFile| file.picture.side == side && file.picture.field("look") == "clean";
        one_of_each().into_iter().find(fits).unwrap().picture
    };
    let portrait = Picture { side: Side::Portrait, ..clean(Side::Front) };
    for picture in [clean(Side::Front), clean(Side::Back), portrait, clean(Side::Selfie)] {
        let side = picture.side;
        let with = decoded(&render(&picture, false).unwrap());
        let without = decoded(&render(&picture, true).unwrap());
        let (width, height) = with.dimensions();
        let far = |a: &image::Rgb<u8>, b: &image::Rgb<u8>| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 14);
        let changed: Vec<u32> = with
            .enumerate_pixels()
            .zip(without.pixels())
            .filter(|((.., a), b)| far(a, b))
            .map(|((x, ..), _)| x)
            .collect();
        let share = changed.len() as f64 / f64::from(width * height);
        assert!(share > 0.02, "{side:?}: the mark covers {share:.3} of the picture");
        let (left, right) = (changed.iter().min().unwrap(), changed.iter().max().unwrap());
        assert!(right - left > width / 2, "{side:?}: the mark spans {left} to {right} of {width}");
    }
}

#[test]
fn the_face_in_the_selfie_is_the_face_on_the_document_unless_the_case_says_otherwise() {
    for case in world::generate(7, 300, "staging") {
        let files = case.evidence().files;
        let face =
            |side: Side| files.iter().find(|file| file.picture.side == side).map(|file| file.picture.field("face"));
        let (Some(front), Some(selfie)) = (face(Side::Front), face(Side::Selfie)) else { continue };
        let other = case.opened_because.iter().any(|(_, code)| code == "3201");
        assert_eq!(front != selfie, other, "case {} {:?}", case.index, case.scenario);
    }
}

#[test]
fn a_portrait_by_itself_is_upright_and_the_one_of_its_front() {
    let front = one_of_each().into_iter().find(|file| file.picture.side == Side::Front).unwrap().picture;
    let portrait = Picture { side: Side::Portrait, ..front.clone() };
    assert_eq!(decoded(&draw(&portrait)).dimensions(), (960, 1200), "upright, as it is printed");
    assert_eq!(draw(&portrait), draw(&portrait), "drawing is a pure function");
    let other = front.fields.into_iter().map(|(name, value)| {
        let value = if name == "face" { "0000000000000001".to_owned() } else { value };
        (name, value)
    });
    let other = Picture { fields: other.collect(), ..portrait.clone() };
    assert_ne!(draw(&portrait), draw(&other), "it shows the face of the document");
}

#[test]
fn letters_the_fonts_lack_are_printed_in_latin() {
    let kind = text::Type::sans(30.0, 0.0, 0);
    for name in ["נועם", "كريم", "Ђ Müller"] {
        assert!(text::width(name, kind) > 20.0, "{name} leaves nothing on the document");
    }
    assert!(text::width("\u{202e}\u{200f}", kind) < 1.0, "controls print nothing");
}

#[test]
fn a_picture_is_drawn_quickly_enough_to_wait_for() {
    let file = one_of_each().into_iter().find(|file| file.picture.side == Side::Front).unwrap();
    let _warm = draw(&file.picture);
    let quickest = (0..5)
        .map(|_| {
            #[expect(clippy::disallowed_methods, reason = "a stopwatch")]
            let begun = std::time::Instant::now();
            let _drawn = draw(&file.picture);
            begun.elapsed().as_millis()
        })
        .min()
        .unwrap();
    // About 120 ms on an idle core; the margin is for machines shared with many compilers.
    assert!(quickest < 15_000, "a picture took {quickest} ms");
}

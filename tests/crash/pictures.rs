//! Few pictures for many cases: drawing each by itself takes longer than anything else a long run does.
use std::collections::BTreeMap;

use second_look_sandbox::control::{Control, OddFile};
use second_look_sandbox::draw;
use second_look_sandbox::world::{Picture, Side};

use crate::stage::ENVIRONMENT;

/// The longer side of a small picture, pixels.
const SIDE: u32 = 640;

/// How large they are.
#[derive(Clone, Copy)]
pub enum Size {
    /// As the sandbox draws them.
    Drawn,
    /// Small enough for a whole flight of them.
    Small,
}

/// The vault hands out one picture for all fronts, one for all backs and one for all selfies, each drawn by the sandbox. The
/// first case tells the digests of its files beforehand and keeps them.
pub fn hand_out_few(control: &Control, size: Size) {
    let mut sides: BTreeMap<Side, (Picture, Vec<String>)> = BTreeMap::new();
    for case in control.case_ids(ENVIRONMENT).iter().skip(1) {
        for file in control.files(ENVIRONMENT, case) {
            let (_, vault_ids) = sides.entry(file.picture.side).or_insert_with(|| (file.picture, Vec::new()));
            vault_ids.push(file.vault_id);
        }
    }
    for (picture, vault_ids) in sides.into_values() {
        let bytes = match size {
            Size::Drawn => draw::draw(&picture),
            Size::Small => small(&draw::draw(&picture)),
        };
        let (content_type, name) = ("image/jpeg".to_owned(), "picture.jpg".to_owned());
        control.replace_files(vault_ids, OddFile::Bytes { content_type, name, bytes });
    }
}

fn small(picture: &[u8]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let small = image::load_from_memory(picture).unwrap().thumbnail(SIDE, SIDE);
    small.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

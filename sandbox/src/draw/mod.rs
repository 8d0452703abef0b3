//! Draws the files of the invented vault: fronts, backs and selfies, as photographs of about 1600 by 1200, and portraits.
//!
//! Promises: a pure function of the [`Picture`], the same bytes for the same picture; SPECIMEN across every picture; a
//! machine-readable zone exactly as the picture gives it. Documents of no real state are drawn, and no real face.
//!
//! Does not: know cases. What is wrong with a photo or a document is told by the picture's field `look`.
mod back;
mod canvas;
mod damage;
mod dress;
mod emblem;
mod face;
mod features;
mod front;
mod hair;
mod photo;
mod portrait;
mod scene;
mod selfie;
mod style;
mod surface;
#[cfg(test)]
mod tests;
mod text;
mod warp;
mod weave;
pub mod zone;

use crate::world::{Picture, Side};

/// The picture as JPEG bytes; empty only if memory runs out.
#[must_use]
pub fn draw(picture: &Picture) -> Vec<u8> {
    render(picture, false).unwrap_or_default()
}

fn render(picture: &Picture, without_mark: bool) -> Option<Vec<u8>> {
    match picture.side {
        Side::Front => scene::photograph(picture, front::front(picture, without_mark)?),
        Side::Back => scene::photograph(picture, back::back(picture, without_mark)?),
        Side::Portrait => portrait::by_itself(picture, without_mark),
        Side::Selfie => selfie::selfie(picture, without_mark),
    }
}

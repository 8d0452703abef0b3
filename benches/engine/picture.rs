//! A preview of 1600 x 1200 pixels: what the process of its own costs beside decoding where one stands.
use std::hint::black_box;

use second_look::clock::Clock;
use second_look::ids::PersonId;
use second_look::image::{Decoder, Watermark, encode, pixels};

use crate::photograph::photograph;
use crate::{Figure, RUNS, now};

/// Pictures a run, one after another.
const ROUNDS: u32 = 20;

/// A new process, its walls, the file there and the pixels back, who looks written into them, and encoding, against decoding and encoding here.
pub async fn measure() -> Figure {
    let file = photograph(1_600, 1_200);
    let decoder = Decoder::new(Some(env!("CARGO_BIN_EXE_second-look-cli").into()), Clock::system());
    let mark = Watermark::of(&PersonId::new("rev-17"), Clock::system().now());
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let began = now();
        for _ in 0..ROUNDS {
            black_box(encode(&pixels(&file, false).unwrap(), false).unwrap());
        }
        floor.push(began.elapsed() / ROUNDS);
        let began = now();
        for _ in 0..ROUNDS {
            black_box(decoder.render(&file, false, Some(mark.clone())).await.unwrap());
        }
        measured.push(began.elapsed() / ROUNDS);
    }
    Figure {
        name: "preview of 1600 x 1200, a process each",
        floor_name: "the same decoded and encoded in this process",
        measured,
        floor,
        limit: 1.5,
    }
}

//! From a drawn scene to a photograph: softness, colour, grain, ripples of a screen, and the JPEG bytes.
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

use super::canvas::Canvas;
use crate::world::Dice;

/// How the film takes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finish {
    /// 1 leaves the brightness alone.
    pub(super) exposure: f32,
    /// 1 leaves the contrast alone.
    pub(super) contrast: f32,
    /// Above 0 warmer, below 0 cooler, in steps of 255.
    pub(super) warmth: f32,
    /// Strongest grain in steps of 255.
    pub(super) grain: i32,
    /// Ripples where the camera's grid meets a screen's.
    pub(super) ripples: bool,
    pub(super) grey: bool,
}

fn resized(map: &Pixmap, width: u32, height: u32, quality: FilterQuality) -> Option<Pixmap> {
    let mut out = Pixmap::new(width, height)?;
    let (sx, sy) = (width as f32 / map.width() as f32, height as f32 / map.height() as f32);
    let paint = PixmapPaint { quality, ..PixmapPaint::default() };
    out.draw_pixmap(0, 0, map.as_ref(), &paint, Transform::from_scale(sx, sy), None);
    Some(out)
}

/// The picture out of focus: halved and doubled again that many times.
pub(super) fn blurred(map: &Pixmap, steps: usize) -> Option<Pixmap> {
    let mut sizes = vec![(map.width(), map.height())];
    let mut small = map.clone();
    for _ in 0..steps {
        let size = ((small.width() / 2).max(1), (small.height() / 2).max(1));
        small = resized(&small, size.0, size.1, FilterQuality::Bilinear)?;
        sizes.push(size);
    }
    for (width, height) in sizes.into_iter().rev().skip(1) {
        small = resized(&small, width, height, FilterQuality::Bilinear)?;
    }
    Some(small)
}

/// A canvas a little out of focus.
pub(super) fn softened(canvas: &Canvas, factor: u32) -> Option<Canvas> {
    let small =
        resized(&canvas.map, canvas.map.width() / factor, canvas.map.height() / factor, FilterQuality::Bilinear)?;
    let map = resized(&small, canvas.map.width(), canvas.map.height(), FilterQuality::Bicubic)?;
    let mut soft = Canvas::new(1, 1)?;
    soft.map = map;
    // Half of the sharp one on top keeps the eyes crisp.
    soft.stamp(canvas, Transform::identity(), 0.5);
    Some(soft)
}

/// Takes that share of the colour out.
pub(super) fn fade_colour(map: &mut Pixmap, share: f32) {
    let keep = ((1.0 - share.clamp(0.0, 1.0)) * 256.0) as i32;
    for [r, g, b, _] in map.data_mut().as_chunks_mut::<4>().0 {
        let grey = (i32::from(*r) * 77 + i32::from(*g) * 151 + i32::from(*b) * 28) >> 8;
        for channel in [r, g, b] {
            *channel = byte(grey + (((i32::from(*channel) - grey) * keep) >> 8));
        }
    }
}

fn byte(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(u8::MAX)
}

/// Light is drawn at this part of the size.
pub(super) const LIGHT: u32 = 4;

/// One line of light between two coarse lines, enlarged: red, green, blue, and how much of the scene comes through.
fn light_line(light: &Pixmap, y: usize, line: &mut [[i32; 4]]) {
    let step = LIGHT as usize;
    let (width, rows) = (light.width() as usize, light.height() as usize);
    let cells = light.data().as_chunks::<4>().0;
    let (above, share) = (y / step, (y % step) as i32);
    let below = (above + 1).min(rows.saturating_sub(1));
    let row = |number: usize| cells.get(number * width..(number + 1) * width).unwrap_or_default();
    let full = LIGHT as i32;
    let mix = |(a, b): (&[u8; 4], &[u8; 4])| -> [i32; 4] {
        std::array::from_fn(|n| {
            let one = |cell: &[u8; 4]| cell.get(n).map_or(0, |value| i32::from(*value));
            one(a) * (full - share) + one(b) * share
        })
    };
    let column: Vec<[i32; 4]> = row(above).iter().zip(row(below)).map(mix).collect();
    let next = column.iter().skip(1).chain(column.last());
    for ((a, b), target) in column.iter().zip(next).zip(line.chunks_mut(step)) {
        let ([r1, g1, b1, a1], [r2, g2, b2, a2]) = (*a, *b);
        for (number, place) in target.iter_mut().enumerate() {
            let (far, near) = (number as i32, full - number as i32);
            let one = |a: i32, b: i32| (a * near + b * far) / (full * full);
            *place = [one(r1, r2), one(g1, g2), one(b1, b2), 256 - one(a1, a2)];
        }
    }
}

/// Develops the scene under its light into JPEG bytes of quality 85; empty only if memory runs out.
pub(super) fn develop(map: &Pixmap, light: Option<&Pixmap>, finish: Finish, seed: u64) -> Vec<u8> {
    let curve = |cast: f32| -> [i32; 256] {
        let lifted = |value: usize| ((value as f32 * finish.exposure - 128.0) * finish.contrast + 128.0 + cast) as i32;
        std::array::from_fn(lifted)
    };
    let [red, green, blue] = [curve(finish.warmth), curve(finish.warmth * 0.15), curve(-finish.warmth)];
    let wave: Vec<i32> =
        (0..256).map(|step| ((step as f32 / 256.0 * std::f32::consts::TAU).sin() * 13.0) as i32).collect();
    let bend = |place: usize| wave.get(place & 255).copied().unwrap_or(0);
    let mut noise = Dice::from_seed(seed).roll() | 1;
    let width = map.width() as usize;
    let mut lit = vec![[0, 0, 0, 256]; width];
    let mut rgb = vec![0_u8; map.data().len() / 4 * 3];
    let lines = map.data().chunks_exact(width * 4).zip(rgb.chunks_exact_mut(width * 3));
    for (y, (row, target)) in lines.enumerate() {
        let drift = 1024 + bend(y / 3) as isize * 2;
        if let Some(light) = light {
            light_line(light, y, &mut lit);
        }
        let pixels = row.as_chunks::<4>().0.iter().zip(target.as_chunks_mut::<3>().0).zip(&lit);
        for (x, ((pixel, place), [lr, lg, lb, through])) in pixels.enumerate() {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            let grain = ((noise & 255) as i32 + ((noise >> 8) & 255) as i32 - 255) * finish.grain / 256;
            let [r, g, b, _] = *pixel;
            let at = |curve: &[i32; 256], value: u8, lamp: &i32| {
                let value = (((i32::from(value) * through) >> 8) + lamp).clamp(0, 255) as usize;
                curve.get(value).copied().unwrap_or(0) + grain
            };
            let mut out = [at(&red, r, lr), at(&green, g, lg), at(&blue, b, lb)];
            if finish.grey {
                out = [(out.iter().sum::<i32>()) / 3; 3];
            }
            if finish.ripples {
                let near = (x * 11 + y * 4).wrapping_add_signed(drift);
                let far = (x * 3 + y * 9).wrapping_add_signed(-drift / 2 + 2048);
                let raster = if y % 3 == 0 { -9 } else { 3 };
                for (number, channel) in out.iter_mut().enumerate() {
                    *channel += bend(near + number * 24) + bend(far + number * 60) * 2 / 3 + raster;
                }
            }
            *place = out.map(byte);
        }
    }
    let mut bytes = Vec::with_capacity(rgb.len() / 8);
    let encoded = JpegEncoder::new_with_quality(&mut bytes, 85).write_image(
        &rgb,
        map.width(),
        map.height(),
        ExtendedColorType::Rgb8,
    );
    if encoded.is_err() {
        bytes.clear();
    }
    bytes
}

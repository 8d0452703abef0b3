//! What a document lies on while it is photographed.
use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, PremultipliedColorU8, Transform};

use super::canvas::{Canvas, blend};
use crate::world::Dice;

/// The texture is made at a third of the size; film grain supplies the finest detail.
pub(super) const COARSE: u32 = 3;

/// Covers the whole canvas with one of six surfaces; `shadow`, drawn at the coarse size, falls on it.
pub(super) fn cover(canvas: &mut Canvas, shadow: Option<&Pixmap>, dice: &mut Dice) -> Option<()> {
    let (width, height) = (canvas.map.width() / COARSE + 2, canvas.map.height() / COARSE + 2);
    let mut map = Pixmap::new(width, height)?;
    let kind = dice.below(6);
    let (low, high) = match kind {
        0 => (0x8a5a34, 0xc08a56),
        1 => (0x3f2a20, 0x6b4a36),
        2 => (0x9ea3a6, 0xc3c6c6),
        3 => (0x31465a, 0x47617a),
        4 => (0xe6e2da, 0xf5f3ee),
        _ => (0x4c5a4a, 0x66765f),
    };
    let field = Noise::new(dice.roll());
    let lean = dice.float(-0.12, 0.12);
    for (place, pixel) in map.pixels_mut().iter_mut().enumerate() {
        let (x, y) = ((place as u32 % width) as f32, (place as u32 / width) as f32);
        let share = match kind {
            0 | 1 => {
                let across = y + x * lean;
                let slow = field.at(x * 0.006, across * 0.035);
                let rings = ((across * 0.09 + slow * 9.0).sin() + 1.0) * 0.5;
                rings * 0.42 + field.at(x * 0.02, across * 0.55) * 0.45 + slow * 0.15
            }
            2 | 4 => {
                let slow = field.at(x * 0.012, y * 0.012);
                let vein = (1.0 - ((x * 0.014 + y * 0.021 + slow * 5.0).sin().abs() * 7.0).min(1.0)) * 0.42;
                slow * 0.5 + field.at(x * 0.3, y * 0.3) * 0.32 + 0.2 - vein
            }
            _ => {
                let weave = if (x as u32 + y as u32).is_multiple_of(2) { 0.12 } else { 0.0 };
                field.at(x * 0.02, y * 0.02) * 0.4 + field.at(x * 0.7, y * 0.7) * 0.42 + weave
            }
        };
        let [_, r, g, b] = blend(low, high, share).to_be_bytes();
        if let Some(colour) = PremultipliedColorU8::from_rgba(r, g, b, 255) {
            *pixel = colour;
        }
    }
    if let Some(shadow) = shadow {
        map.draw_pixmap(0, 0, shadow.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    }
    let scale = COARSE as f32;
    canvas.stamp_map(&map, Transform::from_scale(scale, scale), 1.0, FilterQuality::Bilinear);
    if kind < 2 {
        let (w, h) = (canvas.width(), canvas.height());
        for seam in 0..3 {
            let y = h * (seam as f32 + 0.3) / 2.6;
            let path = super::canvas::polyline([(0.0, y), (w, y - w * lean * 0.9)], false);
            if let Some(path) = path {
                canvas.stroke(&path, 3.0, 0x1c110a, 0.55);
                canvas.stroke(&path, 1.0, 0xffe9cc, 0.16);
            }
        }
    }
    Some(())
}

/// Smooth noise of 0 to 1 over the plane.
struct Noise([f32; 4096]);

impl Noise {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::from_seed(seed);
        let mut table = [0.0; 4096];
        table.iter_mut().for_each(|cell| *cell = dice.float(0.0, 1.0));
        Self(table)
    }

    fn cell(&self, x: i32, y: i32) -> f32 {
        let place = (x.wrapping_mul(57) ^ y.wrapping_mul(131)) & 4095;
        self.0.get(place as usize).copied().unwrap_or(0.5)
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        // Shifted to where cutting off and rounding down are one; the library's own floor is slow here.
        let (x, y) = (x + 512.0, y + 512.0);
        let (ix, iy) = (x as i32, y as i32);
        let (fx, fy) = (ix as f32, iy as f32);
        let ease = |t: f32| t * t * (3.0 - 2.0 * t);
        let (u, v) = (ease(x - fx), ease(y - fy));
        let top = self.cell(ix, iy) + (self.cell(ix + 1, iy) - self.cell(ix, iy)) * u;
        let low = self.cell(ix, iy + 1) + (self.cell(ix + 1, iy + 1) - self.cell(ix, iy + 1)) * u;
        top + (low - top) * v
    }
}

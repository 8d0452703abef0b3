//! Paints over what may not be seen: what lies under it is gone from the pixels before they are encoded. Pure.
use super::Pixels;

/// A place on an upright picture, in ten-thousandths of its sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub left: u16,
    /// Upper edge.
    pub top: u16,
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

/// What everything outside is painted with.
const PAINT: u8 = 0;
const WHOLE: u64 = 10_000;

/// Paints over everything that lies in none of the areas. A pixel that an area only touches is painted: what stands beside
/// a mark is nobody's to see.
pub fn keep_only(pixels: &mut Pixels, areas: &[Area]) {
    let side = |length: u32, from: u16, to: u16| {
        let (from, to) = (u64::from(from), (u64::from(from) + u64::from(to)).min(WHOLE));
        let length = u64::from(length);
        (from * length).div_ceil(WHOLE)..to * length / WHOLE
    };
    let (width, height) = (pixels.width, pixels.height);
    let kept: Vec<_> =
        areas.iter().map(|area| (side(width, area.left, area.width), side(height, area.top, area.height))).collect();
    let row_bytes = usize::try_from(width).unwrap_or_default().saturating_mul(3).max(1);
    for (y, row) in (0_u64..).zip(pixels.rgb.chunks_mut(row_bytes)) {
        for (x, pixel) in (0_u64..).zip(row.chunks_mut(3)) {
            if !kept.iter().any(|(across, down)| across.contains(&x) && down.contains(&y)) {
                pixel.fill(PAINT);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Pixels {
        Pixels { width, height, rgb: vec![200; (width * height * 3) as usize] }
    }

    fn seen(pixels: &Pixels) -> Vec<(u32, u32)> {
        let bright = pixels.rgb.chunks(3).enumerate().filter(|(_, pixel)| pixel.iter().any(|byte| *byte != 0));
        bright.map(|(at, _)| (at as u32 % pixels.width, at as u32 / pixels.width)).collect()
    }

    #[test]
    fn only_what_lies_wholly_inside_a_mark_is_left() {
        let mut pixels = picture(10, 10);
        keep_only(&mut pixels, &[Area { left: 2_050, top: 1_000, width: 2_000, height: 1_000 }]);
        assert_eq!(seen(&pixels), [(3, 1)], "pixel 2 and 4 are only touched");
    }

    #[test]
    fn without_a_mark_nothing_is_left_and_a_mark_of_everything_leaves_everything() {
        let mut pixels = picture(7, 5);
        keep_only(&mut pixels, &[Area { left: 0, top: 0, width: 10_000, height: 10_000 }]);
        assert_eq!(seen(&pixels).len(), 35);
        keep_only(&mut pixels, &[Area { left: 9_000, top: 0, width: u16::MAX, height: 10_000 }]);
        assert!(seen(&pixels).iter().all(|(x, _)| *x == 6), "an area that ends outside ends at the edge");
        keep_only(&mut pixels, &[]);
        assert_eq!(seen(&pixels), []);
    }
}

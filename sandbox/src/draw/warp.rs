//! A flat document seen in perspective.
use tiny_skia::Pixmap;

/// Corners of where the document lies in the photo: top left, top right, bottom right, bottom left.
pub(super) type Quad = [(f32, f32); 4];

/// Draws `flat` into the quad.
pub(super) fn project(photo: &mut Pixmap, flat: &Pixmap, quad: Quad) {
    let Some(m) = inverse(unit_to(quad)) else { return };
    let (fw, fh) = (flat.width() as usize, flat.height() as usize);
    let pixels = flat.data().as_chunks::<4>().0;
    let width = photo.width() as usize;
    let bound = |values: [f32; 4], end: u32| {
        let low = values.iter().copied().fold(f32::MAX, f32::min).floor().max(0.0) as usize;
        let high = values.iter().copied().fold(f32::MIN, f32::max).ceil().clamp(0.0, end as f32) as usize;
        (low, high.saturating_sub(low))
    };
    let (left, columns) = bound(quad.map(|(x, _)| x), photo.width());
    let (top, rows) = bound(quad.map(|(_, y)| y), photo.height());
    for (line, row) in photo.data_mut().chunks_exact_mut(width * 4).enumerate().skip(top).take(rows) {
        let (x, y) = (left as f32 + 0.5, line as f32 + 0.5);
        let mut u = (m.a * x + m.b * y + m.c) * fw as f32;
        let mut v = (m.d * x + m.e * y + m.f) * fh as f32;
        let mut q = m.g * x + m.h * y + m.i;
        let (du, dv, dq) = (m.a * fw as f32, m.d * fh as f32, m.g);
        for target in row.as_chunks_mut::<4>().0.iter_mut().skip(left).take(columns) {
            let (sx, sy) = (u / q - 0.5, v / q - 0.5);
            (u, v, q) = (u + du, v + dv, q + dq);
            if sx <= -1.0 || sy <= -1.0 || sx >= fw as f32 || sy >= fh as f32 {
                continue;
            }
            // Both are above -1, so adding one makes cutting off the same as rounding down.
            let (ix, iy) = ((sx + 1.0) as isize - 1, (sy + 1.0) as isize - 1);
            let (wx, wy) = (((sx - ix as f32) * 256.0) as u32, ((sy - iy as f32) * 256.0) as u32);
            let Some((first, second)) = neighbours(pixels, (fw, fh), ix, iy) else { continue };
            let weights = [(256 - wx) * (256 - wy), wx * (256 - wy), (256 - wx) * wy, wx * wy];
            let source = weighted([first[0], first[1], second[0], second[1]], weights);
            if source[3] == 255 {
                *target = source;
                continue;
            }
            let through = 255 - u32::from(source[3]);
            for (channel, value) in target.iter_mut().zip(source) {
                *channel = (u32::from(value) + (u32::from(*channel) * through + 127) / 255).min(255) as u8;
            }
        }
    }
}

/// A projective map, row by row.
#[derive(Clone, Copy, Debug)]
struct Map {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
    g: f32,
    h: f32,
    i: f32,
}

/// The map of the unit square onto a quad (Heckbert 1989, section 2.2.3).
fn unit_to([(x0, y0), (x1, y1), (x2, y2), (x3, y3)]: Quad) -> Map {
    let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let denominator = dx1 * dy2 - dx2 * dy1;
    let (g, h) = if denominator.abs() < f32::EPSILON {
        (0.0, 0.0)
    } else {
        ((dx3 * dy2 - dx2 * dy3) / denominator, (dx1 * dy3 - dx3 * dy1) / denominator)
    };
    Map {
        a: x1 - x0 + g * x1,
        b: x3 - x0 + h * x3,
        c: x0,
        d: y1 - y0 + g * y1,
        e: y3 - y0 + h * y3,
        f: y0,
        g,
        h,
        i: 1.0,
    }
}

fn inverse(m: Map) -> Option<Map> {
    let (a, b, c) = (m.e * m.i - m.f * m.h, m.c * m.h - m.b * m.i, m.b * m.f - m.c * m.e);
    let (d, e, f) = (m.f * m.g - m.d * m.i, m.a * m.i - m.c * m.g, m.c * m.d - m.a * m.f);
    let (g, h, i) = (m.d * m.h - m.e * m.g, m.b * m.g - m.a * m.h, m.a * m.e - m.b * m.d);
    let determinant = m.a * a + m.b * d + m.c * g;
    (determinant.abs() > f32::EPSILON).then_some(Map { a, b, c, d, e, f, g, h, i })
}

type Pair = [[u8; 4]; 2];

/// The four pixels about a place, in two rows; transparent beyond the rim.
fn neighbours(pixels: &[[u8; 4]], (w, h): (usize, usize), x: isize, y: isize) -> Option<(Pair, Pair)> {
    if let (Ok(ux), Ok(uy)) = (usize::try_from(x), usize::try_from(y))
        && ux + 1 < w
        && uy + 1 < h
    {
        let at = uy * w + ux;
        return Some((*pixels.get(at..)?.first_chunk::<2>()?, *pixels.get(at + w..)?.first_chunk::<2>()?));
    }
    let pixel = |px: isize, py: isize| -> [u8; 4] {
        match (usize::try_from(px), usize::try_from(py)) {
            (Ok(ux), Ok(uy)) if ux < w && uy < h => pixels.get(uy * w + ux).copied().unwrap_or_default(),
            _ => [0; 4],
        }
    };
    Some(([pixel(x, y), pixel(x + 1, y)], [pixel(x, y + 1), pixel(x + 1, y + 1)]))
}

fn weighted([a, b, c, d]: [[u8; 4]; 4], [wa, wb, wc, wd]: [u32; 4]) -> [u8; 4] {
    let mix = |a: u8, b: u8, c: u8, d: u8| {
        ((u32::from(a) * wa + u32::from(b) * wb + u32::from(c) * wc + u32::from(d) * wd) >> 16) as u8
    };
    let ([ra, ga, ba, aa], [rb, gb, bb, ab], [rc, gc, bc, ac], [rd, gd, bd, ad]) = (a, b, c, d);
    [mix(ra, rb, rc, rd), mix(ga, gb, gc, gd), mix(ba, bb, bc, bd), mix(aa, ab, ac, ad)]
}

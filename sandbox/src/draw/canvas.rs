//! A pixmap with a place to draw, a clip, and the handful of shapes the documents are made of.
use tiny_skia::{
    BlendMode, Color, FillRule, FilterQuality, GradientStop, LinearGradient, Mask, Paint, Path, PathBuilder, Pixmap,
    PixmapPaint, Point, RadialGradient, Rect, Shader, SpreadMode, Stroke, StrokeDash, Transform,
};

/// Colour from `0xRRGGBB` and an opacity of 0 to 1.
pub(super) fn colour(hex: u32, opacity: f32) -> Color {
    let [_, r, g, b] = hex.to_be_bytes();
    let full = Color::from_rgba8(r, g, b, 255);
    Color::from_rgba(full.red(), full.green(), full.blue(), opacity.clamp(0.0, 1.0)).unwrap_or(full)
}

/// A colour between two, `share` of the second.
pub(super) fn blend(first: u32, second: u32, share: f32) -> u32 {
    let share = share.clamp(0.0, 1.0);
    let ([_, r1, g1, b1], [_, r2, g2, b2]) = (first.to_be_bytes(), second.to_be_bytes());
    let one = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share + 0.5) as u8;
    u32::from_be_bytes([0, one(r1, r2), one(g1, g2), one(b1, b2)])
}

/// Where things are drawn.
pub(super) struct Canvas {
    pub(super) map: Pixmap,
    /// Applied to every shape.
    pub(super) place: Transform,
    /// Nothing is drawn outside it.
    pub(super) clip: Option<Mask>,
    pub(super) mode: BlendMode,
}

impl Canvas {
    /// A transparent canvas; None for a size of nothing or beyond memory.
    pub(super) fn new(width: u32, height: u32) -> Option<Self> {
        let map = Pixmap::new(width, height)?;
        Some(Self { map, place: Transform::identity(), clip: None, mode: BlendMode::SourceOver })
    }

    pub(super) fn width(&self) -> f32 {
        self.map.width() as f32
    }

    pub(super) fn height(&self) -> f32 {
        self.map.height() as f32
    }

    fn paint(&self, shader: Shader<'static>) -> Paint<'static> {
        Paint { shader, blend_mode: self.mode, anti_alias: true, force_hq_pipeline: false }
    }

    pub(super) fn fill(&mut self, path: &Path, shader: Shader<'static>) {
        let paint = self.paint(shader);
        self.map.fill_path(path, &paint, FillRule::Winding, self.place, self.clip.as_ref());
    }

    pub(super) fn fill_solid(&mut self, path: &Path, hex: u32, opacity: f32) {
        self.fill(path, Shader::SolidColor(colour(hex, opacity)));
    }

    pub(super) fn stroke(&mut self, path: &Path, width: f32, hex: u32, opacity: f32) {
        self.stroke_with(path, width, Shader::SolidColor(colour(hex, opacity)), None);
    }

    pub(super) fn stroke_with(&mut self, path: &Path, width: f32, shader: Shader<'static>, dash: Option<StrokeDash>) {
        let stroke = Stroke {
            width,
            line_cap: tiny_skia::LineCap::Round,
            line_join: tiny_skia::LineJoin::Round,
            dash,
            ..Stroke::default()
        };
        let paint = self.paint(shader);
        self.map.stroke_path(path, &paint, &stroke, self.place, self.clip.as_ref());
    }

    pub(super) fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, hex: u32, opacity: f32) {
        self.shade_rect(x, y, width, height, Shader::SolidColor(colour(hex, opacity)));
    }

    pub(super) fn shade_rect(&mut self, x: f32, y: f32, width: f32, height: f32, shader: Shader<'static>) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            // As a path: the crate's own rectangle trips over slivers thinner than a pixel.
            self.fill(&PathBuilder::from_rect(rect), shader);
        }
    }

    pub(super) fn round_rect(&mut self, area: [f32; 4], radius: f32, hex: u32, opacity: f32) {
        if let Some(path) = round_rect(area, radius) {
            self.fill_solid(&path, hex, opacity);
        }
    }

    pub(super) fn oval(&mut self, cx: f32, cy: f32, rx: f32, ry: f32, hex: u32, opacity: f32) {
        if let Some(path) = oval(cx, cy, rx, ry) {
            self.fill_solid(&path, hex, opacity);
        }
    }

    /// A soft spot: full in the middle, nothing at the rim.
    pub(super) fn glow(&mut self, cx: f32, cy: f32, rx: f32, ry: f32, hex: u32, opacity: f32) {
        let stops = [(0.0, hex, opacity), (0.45, hex, opacity * 0.62), (0.75, hex, opacity * 0.2), (1.0, hex, 0.0)];
        if let Some(path) = oval(cx, cy, rx, ry) {
            self.fill(&path, radial(cx, cy, rx, ry, &stops));
        }
    }

    /// Limits drawing to the path until [`Canvas::unclip`].
    pub(super) fn clip_to(&mut self, path: &Path) {
        if let Some(mut mask) = Mask::new(self.map.width(), self.map.height()) {
            mask.fill_path(path, FillRule::Winding, true, self.place);
            self.clip = Some(mask);
        }
    }

    pub(super) fn unclip(&mut self) {
        self.clip = None;
    }

    /// Draws another canvas onto this one.
    pub(super) fn stamp(&mut self, other: &Self, place: Transform, opacity: f32) {
        self.stamp_map(&other.map, place, opacity, FilterQuality::Bilinear);
    }

    pub(super) fn stamp_map(&mut self, other: &Pixmap, place: Transform, opacity: f32, quality: FilterQuality) {
        let paint = PixmapPaint { opacity, blend_mode: self.mode, quality };
        self.map.draw_pixmap(0, 0, other.as_ref(), &paint, self.place.pre_concat(place), self.clip.as_ref());
    }
}

/// A rectangle with round corners: `[x, y, width, height]`.
pub(super) fn round_rect([x, y, w, h]: [f32; 4], radius: f32) -> Option<Path> {
    let r = radius.min(w / 2.0).min(h / 2.0);
    // Share of the radius at which a cubic follows a quarter circle.
    let k = r * 0.447_715;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.line_to(x + w - r, y);
    path.cubic_to(x + w - k, y, x + w, y + k, x + w, y + r);
    path.line_to(x + w, y + h - r);
    path.cubic_to(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    path.line_to(x + r, y + h);
    path.cubic_to(x + k, y + h, x, y + h - k, x, y + h - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + k, x + k, y, x + r, y);
    path.close();
    path.finish()
}

pub(super) fn oval(cx: f32, cy: f32, rx: f32, ry: f32) -> Option<Path> {
    PathBuilder::from_oval(Rect::from_xywh(cx - rx, cy - ry, rx * 2.0, ry * 2.0)?)
}

/// An open or closed line through points.
pub(super) fn polyline(points: impl IntoIterator<Item = (f32, f32)>, closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    add_polyline(&mut path, points);
    if closed {
        path.close();
    }
    path.finish()
}

/// Adds a line through points to a path of many.
pub(super) fn add_polyline(path: &mut PathBuilder, points: impl IntoIterator<Item = (f32, f32)>) {
    for (number, (x, y)) in points.into_iter().enumerate() {
        if number == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
}

/// A smooth closed shape through points (Catmull-Rom turned into cubics).
pub(super) fn smooth(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let count = points.len();
    let at = |number: isize| -> (f32, f32) {
        let last = count as isize - 1;
        let wrapped = if closed { number.rem_euclid(count.max(1) as isize) } else { number.clamp(0, last.max(0)) };
        points.get(wrapped as usize).copied().unwrap_or_default()
    };
    let mut path = PathBuilder::new();
    let (x, y) = at(0);
    path.move_to(x, y);
    let pieces = if closed { count } else { count.saturating_sub(1) };
    for piece in 0..pieces as isize {
        let [(ax, ay), (bx, by), (cx, cy), (dx, dy)] = [at(piece - 1), at(piece), at(piece + 1), at(piece + 2)];
        path.cubic_to(bx + (cx - ax) / 6.0, by + (cy - ay) / 6.0, cx - (dx - bx) / 6.0, cy - (dy - by) / 6.0, cx, cy);
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// A gradient along a line; stops are place, colour, opacity.
pub(super) fn linear(from: (f32, f32), to: (f32, f32), stops: &[(f32, u32, f32)]) -> Shader<'static> {
    let list = gradient_stops(stops);
    LinearGradient::new(point(from), point(to), list, SpreadMode::Pad, Transform::identity())
        .unwrap_or_else(|| fallback(stops))
}

/// A gradient from the middle of an oval to its rim.
pub(super) fn radial(cx: f32, cy: f32, rx: f32, ry: f32, stops: &[(f32, u32, f32)]) -> Shader<'static> {
    let place = Transform::from_row(1.0, 0.0, 0.0, ry / rx.max(0.01), cx, cy);
    let zero = Point::from_xy(0.0, 0.0);
    RadialGradient::new(zero, zero, rx.max(0.01), gradient_stops(stops), SpreadMode::Pad, place)
        .unwrap_or_else(|| fallback(stops))
}

fn gradient_stops(stops: &[(f32, u32, f32)]) -> Vec<GradientStop> {
    stops.iter().map(|(place, hex, opacity)| GradientStop::new(*place, colour(*hex, *opacity))).collect()
}

fn fallback(stops: &[(f32, u32, f32)]) -> Shader<'static> {
    Shader::SolidColor(stops.first().map_or(Color::TRANSPARENT, |(_, hex, opacity)| colour(*hex, *opacity)))
}

fn point((x, y): (f32, f32)) -> Point {
    Point::from_xy(x, y)
}

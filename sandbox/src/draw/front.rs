//! The front of a card, a residence card, and the data page of a passport.
use tiny_skia::{PathBuilder, Transform};

use super::canvas::{Canvas, blend, linear, round_rect, smooth};
use super::style::{LABELS, Layout, Style, style};
use super::text::Type;
use super::{emblem, portrait, weave};
use crate::world::{Dice, Picture};

/// Draws the flat document; `without_mark` leaves SPECIMEN out, for the test that proves it is there.
pub(super) fn front(picture: &Picture, without_mark: bool) -> Option<Canvas> {
    let style = style(picture.field("style"));
    let passport = picture.field("layout") == "passport";
    let (width, height) = match picture.field("layout") {
        "passport" => (1300, 916),
        "residence" => (1260, 888),
        _ => (1300, 820),
    };
    let mut canvas = Canvas::new(width, height)?;
    let mut dice = Dice::from_seed(picture.seed ^ 0xf207);
    let (w, h) = (canvas.width(), canvas.height());
    let corner = if passport { 14.0 } else { 44.0 };
    let outline = round_rect([0.5, 0.5, w - 1.0, h - 1.0], corner)?;
    canvas.clip_to(&outline);
    weave::background(&mut canvas, &style, &mut dice, false);
    header(&mut canvas, &style, picture, passport);
    let look = picture.field("look");
    let right = style.layout == Layout::Right && !passport;
    let top = if passport { 150.0 } else { 168.0 };
    let size = if passport { [300.0, 388.0] } else { [330.0, h - top - 196.0] };
    let px = if right { w - 60.0 - size[0] } else { 56.0 };
    let area = [px, top, size[0], size[1]];
    let holder = portrait::portrait(picture, style.lines[0])?;
    if look == "scan" {
        pasted(&mut canvas, &holder, area);
    } else {
        portrait::print(&mut canvas, &holder, area, false);
    }
    fields(&mut canvas, &style, picture, right, passport);
    ghost(&mut canvas, &holder, &style, right, passport);
    let hx = if right { px + 10.0 } else { px + size[0] - 56.0 };
    weave::hologram(&mut canvas, (hx, top + size[1] - 70.0), 84.0, look == "flat", &mut dice);
    signature(&mut canvas, picture, (px + 8.0, top + size[1] + 72.0), size[0] - 16.0);
    if passport {
        zone_band(&mut canvas, picture, h - 138.0);
    } else {
        let number = Type::mono(40.0, 0.9, blend(style.ink, 0x7a1020, 0.6)).tracked(2.0);
        let x = if right { 60.0 } else { w - 60.0 - super::text::width(picture.field("documentNumber"), number) };
        canvas.text(x, h - 54.0, picture.field("documentNumber"), number);
        let words = format!("{} SPECIMEN", picture.field("title"));
        weave::microprint(&mut canvas, 56.0, h - 22.0, w - 130.0, &words, style.accent, 0.6);
    }
    if !without_mark {
        weave::specimen(&mut canvas, 0.5, 0x701020, 0.27);
    }
    edge(&mut canvas, &outline);
    Some(canvas)
}

/// A thin light rim, so that the card has a thickness.
pub(super) fn edge(canvas: &mut Canvas, outline: &tiny_skia::Path) {
    canvas.unclip();
    canvas.stroke(outline, 2.0, 0xffffff, 0.55);
}

fn header(canvas: &mut Canvas, style: &Style, picture: &Picture, passport: bool) {
    let w = canvas.width();
    let word = match (passport, picture.field("layout")) {
        (true, _) => ["PASSPORT", style.words[1]],
        (_, "residence") => ["RESIDENCE CARD", style.words[2]],
        _ => ["IDENTITY CARD", style.words[0]],
    };
    let banner = style.layout == Layout::Banner;
    let (ink, soft) = if banner { (0xffffff, 0xf2e9ea) } else { (style.accent, style.label) };
    if banner {
        let deep = blend(style.accent, 0x000000, 0.25);
        canvas.shade_rect(
            0.0,
            0.0,
            w,
            124.0,
            linear(
                (0.0, 0.0),
                (w, 0.0),
                &[(0.0, deep, 0.96), (0.6, style.accent, 0.94), (1.0, blend(style.accent, 0xffffff, 0.25), 0.9)],
            ),
        );
        canvas.rect(0.0, 124.0, w, 5.0, blend(style.accent, 0xd9b25a, 0.8), 0.95);
    } else {
        canvas.rect(56.0, 132.0, w - 112.0, 3.0, style.accent, 0.75);
    }
    emblem::emblem(canvas, style.emblem, (112.0, 70.0), 78.0, ink, 0.95);
    canvas.text(182.0, 72.0, picture.field("title"), Type::sans(50.0, 1.6, ink).tracked(6.0));
    canvas.text_within(
        184.0,
        108.0,
        w - 184.0 - 420.0,
        picture.field("subtitle"),
        Type::sans(20.0, 0.4, soft).tracked(1.4),
    );
    let kind = Type::sans(30.0, 1.0, ink).tracked(2.0);
    for (text, y, kind) in [(word[0], 66.0, kind), (word[1], 104.0, Type::sans(23.0, 0.4, soft).tracked(1.2))] {
        let width = super::text::width(text, kind);
        canvas.text(w - 60.0 - width, y, text, kind);
    }
}

fn fields(canvas: &mut Canvas, style: &Style, picture: &Picture, right: bool, passport: bool) {
    let left = if right {
        62.0
    } else if passport {
        400.0
    } else {
        424.0
    };
    let room = if right { 760.0 } else { canvas.width() - left - 60.0 };
    let step = if passport { 78.0 } else { 84.0 };
    let mut y = if passport { 176.0 } else { 192.0 };
    let at = |share: f32| left + room * share;
    let date = |name: &str| printed_date(picture.field(name));
    let sex = match picture.field("sex") {
        "" => "X",
        other => other,
    };
    let family = picture.field("familyName").to_uppercase();
    let given = picture.field("givenName").to_owned();
    let rows: [Vec<(usize, f32, f32, String)>; 5] = [
        vec![(0, 0.0, if style.chip && !passport { 0.74 } else { 0.98 }, family)],
        vec![(1, 0.0, if style.chip && !passport { 0.74 } else { 0.98 }, given)],
        vec![
            (2, 0.0, 0.40, date("birthDate")),
            (3, 0.44, 0.14, sex.to_owned()),
            (4, 0.64, 0.34, picture.field("nationality").to_owned()),
        ],
        vec![(6, 0.0, 0.40, date("issuanceDate")), (7, 0.44, 0.52, date("expiryDate"))],
        vec![
            (5, 0.0, 0.40, picture.field("documentNumber").to_owned()),
            (8, 0.44, 0.32, picture.field("issuingAuthority").to_owned()),
        ],
    ];
    for row in rows {
        for (label, share, limit, value) in row {
            let first = LABELS.get(label).copied().unwrap_or_default();
            let second = style.labels.get(label).copied().unwrap_or_default();
            canvas.text_within(
                at(share),
                y,
                room * limit,
                &format!("{first} / {second}"),
                Type::sans(18.5, 0.35, style.label),
            );
            let altered = label == 2 && picture.field("look") == "alteredData";
            if altered {
                // A patch that does not quite match, and letters of another font.
                canvas.round_rect(
                    [at(share) - 6.0, y + 6.0, 236.0, 42.0],
                    3.0,
                    blend(style.paper[1], 0xffffff, 0.55),
                    0.93,
                );
            }
            let kind =
                if altered { Type::mono(31.0, 0.5, 0x2a2a30) } else { Type::sans(36.0, 1.1, style.ink).tracked(0.6) };
            let lift = if altered { 40.0 } else { 37.0 };
            canvas.text_within(at(share), y + lift, room * limit, &value, kind);
        }
        y += step;
    }
}

/// `14 MAY 1987`, or the text itself when it is no date.
pub(super) fn printed_date(text: &str) -> String {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok()).and_then(|n| MONTHS.get(n.checked_sub(1)?));
    match (day, month, year) {
        (Some(day), Some(month), Some(year)) => format!("{day} {month} {year}"),
        _ => text.to_owned(),
    }
}

fn ghost(canvas: &mut Canvas, holder: &Canvas, style: &Style, right: bool, passport: bool) {
    let (w, h) = (canvas.width(), canvas.height());
    let x = if right { 650.0 } else { w - 214.0 };
    let y = if passport { 540.0 } else { h - 306.0 };
    portrait::print(canvas, holder, [x, y, 140.0, 175.0], true);
    if style.chip && !passport {
        let (cx, cy) = if right { (700.0, 176.0) } else { (w - 196.0, 176.0) };
        emblem::chip(canvas, cx, cy, 124.0);
    }
}

fn pasted(canvas: &mut Canvas, holder: &Canvas, [x, y, w, h]: [f32; 4]) {
    let before = canvas.place;
    canvas.place = before.pre_translate(x, y).pre_concat(Transform::from_rotate(-1.6));
    canvas.round_rect([-2.0, 4.0, w + 10.0, h + 8.0], 2.0, 0x000000, 0.42);
    canvas.rect(-7.0, -7.0, w + 14.0, h + 14.0, 0xfbfaf6, 1.0);
    portrait::print(canvas, holder, [0.0, 0.0, w, h], false);
    canvas.place = before;
}

/// A scrawl made of the name, the same for the same holder.
fn signature(canvas: &mut Canvas, picture: &Picture, (x, y): (f32, f32), width: f32) {
    let seed =
        picture.field("familyName").bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let mut dice = Dice::from_seed(seed);
    // Loops along a line, tall at the capitals, flatter towards the end.
    let letters = 6.0 + dice.float(0.0, 5.0).floor();
    let phase = dice.float(0.0, 6.0);
    let points: Vec<(f32, f32)> = (0..=(letters as usize * 8))
        .map(|step| {
            let share = step as f32 / (letters * 8.0);
            let turn = step as f32 * std::f32::consts::TAU / 8.0;
            let tall =
                if share < 0.16 { 34.0 } else { 15.0 + 8.0 * (turn * 0.37 + phase).sin() } * (1.0 - share * 0.45);
            (x + width * (0.05 + 0.82 * share) + 8.5 * turn.sin(), y - tall * turn.cos() - share * 12.0)
        })
        .collect();
    if let Some(path) = smooth(&points, false) {
        canvas.stroke(&path, 2.4, 0x1b2448, 0.88);
    }
    let mut line = PathBuilder::new();
    line.move_to(x + width * 0.3, y + 20.0);
    line.quad_to(x + width * 0.7, y + 10.0, x + width * 0.99, y + 16.0);
    if let Some(path) = line.finish() {
        canvas.stroke(&path, 2.1, 0x1b2448, 0.75);
    }
}

/// The machine-readable zone on its light band.
pub(super) fn zone_band(canvas: &mut Canvas, picture: &Picture, top: f32) {
    let (w, h) = (canvas.width(), canvas.height());
    canvas.rect(0.0, top, w, h - top, 0xfdfcf8, 0.80);
    canvas.rect(0.0, top, w, 2.0, 0x000000, 0.12);
    let lines: Vec<&str> = picture.field("mrz").lines().collect();
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(1);
    let room = w - 100.0;
    // Hack is 0.602 em wide; the tracking fills the line to the width a reader expects.
    let size = (room / (longest as f32 * 0.66)).min(46.0);
    let tracking = (room - longest as f32 * size * 0.602) / longest as f32;
    let gap = (h - top - 26.0) / lines.len().max(1) as f32;
    for (number, line) in lines.iter().enumerate() {
        let y = top + 14.0 + gap * (number as f32 + 0.5) + size * 0.32;
        canvas.text(50.0, y, line, Type::mono(size, 1.1, 0x15151a).tracked(tracking));
    }
}

//! The back of a card, with its machine-readable zone.
use super::canvas::{Canvas, blend, linear, round_rect};
use super::style::style;
use super::text::Type;
use super::{emblem, front, weave};
use crate::world::{Dice, Picture};

/// Draws the flat back; `without_mark` leaves SPECIMEN out, for the test that proves it is there.
pub(super) fn back(picture: &Picture, without_mark: bool) -> Option<Canvas> {
    let style = style(picture.field("style"));
    let residence = picture.field("layout") == "residence";
    let (width, height) = if residence { (1260, 888) } else { (1300, 820) };
    let mut canvas = Canvas::new(width, height)?;
    let mut dice = Dice::from_seed(picture.seed ^ 0xbacc);
    let (w, h) = (canvas.width(), canvas.height());
    let outline = round_rect([0.5, 0.5, w - 1.0, h - 1.0], 44.0)?;
    canvas.clip_to(&outline);
    weave::background(&mut canvas, &style, &mut dice, true);
    if dice.chance(45) {
        let stripe = [(0.0, 0x1a1614, 1.0), (0.5, 0x39302b, 1.0), (1.0, 0x14110f, 1.0)];
        canvas.shade_rect(0.0, 34.0, w, 92.0, linear((0.0, 34.0), (0.0, 126.0), &stripe));
    } else {
        canvas.rect(0.0, 34.0, w, 70.0, style.accent, 0.88);
        let words = format!("{}   {}   ", picture.field("title"), picture.field("title"));
        canvas.text(60.0, 82.0, &words, Type::sans(34.0, 0.8, 0xffffff).tracked(14.0).faded(0.9));
    }
    emblem::emblem(&mut canvas, style.emblem, (w - 190.0, 296.0), 190.0, style.accent, 0.38);
    let height_cm = 152 + picture.field("face").bytes().map(usize::from).sum::<usize>() % 42;
    let eyes = ["BROWN", "GREEN", "BLUE", "GREY"].get(height_cm % 4).copied().unwrap_or("BROWN");
    let rows = [
        ("Address / Residence", picture.field("address").to_owned()),
        ("Place of birth", picture.field("placeOfBirth").to_uppercase()),
        ("Height · Colour of eyes", format!("{height_cm} cm · {eyes}")),
        (
            "Date of issue · Authority",
            format!("{} · {}", front::printed_date(picture.field("issuanceDate")), picture.field("issuingAuthority")),
        ),
    ];
    for (row, (label, value)) in rows.iter().enumerate() {
        let y = 176.0 + row as f32 * 84.0;
        canvas.text(64.0, y, label, Type::sans(18.5, 0.35, style.label));
        canvas.text_within(64.0, y + 37.0, w - 480.0, value, Type::sans(33.0, 1.0, style.ink).tracked(0.5));
    }
    bars(&mut canvas, [w - 330.0, 430.0, 268.0, 84.0], &mut dice, style.ink);
    let found = "If found, please hand in at any counter. Property of the issuing authority. SPECIMEN without value.";
    canvas.text_within(64.0, h - 292.0, w - 130.0, found, Type::sans(17.0, 0.2, blend(style.label, style.ink, 0.3)));
    front::zone_band(&mut canvas, picture, h - if residence { 190.0 } else { 268.0 });
    if !without_mark {
        weave::specimen(&mut canvas, 0.5, 0x701020, 0.25);
    }
    front::edge(&mut canvas, &outline);
    Some(canvas)
}

/// A stacked bar code of chance.
fn bars(canvas: &mut Canvas, [x, y, w, h]: [f32; 4], dice: &mut Dice, hex: u32) {
    canvas.rect(x - 8.0, y - 8.0, w + 16.0, h + 16.0, 0xffffff, 0.72);
    let rows = 12;
    for row in 0..rows {
        let mut at = 0.0;
        while at < w {
            let bar = dice.float(1.5, 7.0).min(w - at);
            if dice.chance(55) {
                canvas.rect(x + at, y + h * row as f32 / rows as f32, bar, h / rows as f32 + 0.3, hex, 0.92);
            }
            at += bar;
        }
    }
}

//! Glasses, disguise and collars: what people put on.
use super::canvas::{Canvas, blend, linear, oval, polyline, round_rect, smooth};
use super::face::Mood;
use super::features::Features;

pub(super) fn glasses(canvas: &mut Canvas, f: &Features) {
    let hex = if f.skin.is_multiple_of(2) { 0x2a2420 } else { 0x5b3a26 };
    for side in [-1.0, 1.0] {
        let x = 200.0 + side * f.eye_gap;
        if let Some(path) = round_rect([x - 29.0, 199.0, 58.0, 42.0], 17.0) {
            canvas.fill_solid(&path, 0xdfeaf0, 0.13);
            canvas.stroke(&path, 3.6, hex, 0.95);
        }
        let arm = [(x + side * 29.0, 211.0), (200.0 + side * (f.half + 6.0), 208.0)];
        if let Some(path) = smooth(&arm, false) {
            canvas.stroke(&path, 3.4, hex, 0.95);
        }
        canvas.glow(x - 9.0, 208.0, 14.0, 7.0, 0xffffff, 0.3);
    }
    let bridge = [(200.0 - f.eye_gap + 29.0, 213.0), (200.0, 207.0), (200.0 + f.eye_gap - 29.0, 213.0)];
    if let Some(path) = smooth(&bridge, false) {
        canvas.stroke(&path, 3.4, hex, 0.95);
    }
}

/// Dark glasses and a scarf over mouth and nose.
pub(super) fn disguise(canvas: &mut Canvas, f: &Features) {
    let w = f.half;
    for side in [-1.0, 1.0] {
        let x = 200.0 + side * f.eye_gap;
        if let Some(path) = round_rect([x - 34.0, 194.0, 68.0, 52.0], 20.0) {
            canvas.fill(
                &path,
                linear(
                    (x - 30.0, 190.0),
                    (x + 30.0, 250.0),
                    &[(0.0, 0x3c4450, 1.0), (0.5, 0x11151b, 1.0), (1.0, 0x07090c, 1.0)],
                ),
            );
            canvas.stroke(&path, 4.0, 0x0a0a0c, 1.0);
        }
        canvas.glow(x - 12.0, 206.0, 16.0, 9.0, 0xdfe8f2, 0.5);
    }
    canvas.rect(190.0, 206.0, 20.0, 6.0, 0x0a0a0c, 1.0);
    let scarf = smooth(
        &[
            (200.0 - w * 1.06, 262.0),
            (200.0 - w * 0.5, 274.0),
            (200.0, 268.0),
            (200.0 + w * 0.5, 274.0),
            (200.0 + w * 1.06, 262.0),
            (200.0 + w * 1.2, 350.0),
            (200.0 + w * 1.35, 420.0),
            (200.0, 452.0),
            (200.0 - w * 1.35, 420.0),
            (200.0 - w * 1.2, 350.0),
        ],
        true,
    );
    if let Some(path) = scarf {
        canvas.fill(
            &path,
            linear((110.0, 260.0), (300.0, 440.0), &[(0.0, 0x9a3f47, 1.0), (0.5, 0x74282f, 1.0), (1.0, 0x4d161c, 1.0)]),
        );
        canvas.clip_to(&path);
        for step in 0..9 {
            let y = 276.0 + step as f32 * 21.0;
            let fold = [(90.0, y), (160.0, y + 16.0), (240.0, y + 12.0), (320.0, y - 6.0)];
            if let Some(path) = smooth(&fold, false) {
                canvas.stroke(&path, 4.0, 0x35090e, 0.35);
            }
        }
        canvas.unclip();
    }
}

/// Shirt collar, V-neck or round neck.
pub(super) fn collar(canvas: &mut Canvas, neck: f32, mood: Mood) {
    let dark = blend(mood.dress, 0x000000, 0.42);
    let light = blend(mood.dress, 0xffffff, 0.3);
    match mood.collar {
        0 => {
            for side in [-1.0, 1.0] {
                let points = [
                    (200.0 + side * neck * 1.02, 356.0),
                    (200.0 + side * neck * 1.42, 386.0),
                    (200.0 + side * neck * 0.82, 434.0),
                    (200.0 + side * 4.0, 424.0),
                ];
                if let Some(path) = polyline(points, true) {
                    canvas.fill_solid(&path, light, 1.0);
                    canvas.stroke(&path, 2.0, dark, 0.7);
                }
            }
        }
        1 => {
            let points = [(200.0 - neck * 0.98, 374.0), (200.0, 452.0), (200.0 + neck * 0.98, 374.0)];
            if let Some(path) = polyline(points, false) {
                canvas.stroke(&path, 7.0, dark, 0.8);
            }
        }
        _ => {
            let points = [
                (200.0 - neck * 1.0, 374.0),
                (200.0 - neck * 0.5, 414.0),
                (200.0, 427.0),
                (200.0 + neck * 0.5, 414.0),
                (200.0 + neck, 374.0),
            ];
            if let Some(path) = smooth(&points, false) {
                canvas.stroke(&path, 9.0, dark, 0.55);
            }
        }
    }
    if let Some(path) = oval(200.0, 470.0, 2.2, 2.2) {
        canvas.fill_solid(&path, dark, if mood.collar == 0 { 0.9 } else { 0.0 });
    }
}

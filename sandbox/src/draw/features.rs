//! What makes a face: every feature from one number, so that the same number is the same person everywhere.
use tiny_skia::Path;

use super::canvas::{blend, smooth};
use crate::world::Dice;

/// What makes a face.
#[derive(Clone, Debug)]
pub(super) struct Features {
    pub(super) skin: u32,
    pub(super) hair: u32,
    pub(super) eyes: u32,
    pub(super) woman: bool,
    /// 0 young to 1 old.
    pub(super) age: f32,
    /// Half the width of the head.
    pub(super) half: f32,
    pub(super) chin: f32,
    /// 0 pointed to 1 square.
    pub(super) jaw: f32,
    pub(super) eye_gap: f32,
    pub(super) eye_size: f32,
    pub(super) eye_tilt: f32,
    pub(super) brow: f32,
    pub(super) brow_tilt: f32,
    pub(super) nose: f32,
    pub(super) nose_width: f32,
    pub(super) mouth: f32,
    pub(super) lips: f32,
    pub(super) cut: usize,
    /// 0 none, 1 stubble, 2 moustache, 3 full.
    pub(super) beard: usize,
    pub(super) glasses: bool,
    pub(super) freckles: bool,
}

const SKIN: &[u32] =
    &[0xf3d3bd, 0xecc3a5, 0xe0ae8a, 0xcf9a74, 0xb57d58, 0x966242, 0x74482f, 0x57352a, 0xf0cdb8, 0xe6b896];
const HAIR: &[u32] = &[0x1d1714, 0x2b1d16, 0x47301f, 0x6b4526, 0x8d6236, 0xb58a4e, 0x8c3b1f, 0x3a3230];
const EYES: &[u32] = &[0x4a2e1a, 0x5d3b1e, 0x6f5a2e, 0x4f6b4a, 0x4a7793, 0x5f7f92];

impl Features {
    /// The face of that number; sex and age come from the document.
    pub(super) fn of(face: u64, sex: &str, age_years: i64) -> Self {
        let mut dice = Dice::from_seed(face);
        let woman = sex == "F";
        let skin = dice.pick(SKIN);
        let dark = skin < 0xc80000;
        let age = ((age_years - 18) as f32 / 60.0).clamp(0.0, 1.0);
        let mut hair = dice.pick(if dark { HAIR.get(..3).unwrap_or(HAIR) } else { HAIR });
        let grey = dice.float(0.3, 0.75);
        if age > grey {
            hair = blend(hair, 0xb9b4ae, ((age - grey) * 3.5).min(0.92));
        }
        let cut = if woman { dice.pick(&[3, 4, 5, 6, 7, 8]) } else { dice.pick(&[0, 0, 1, 1, 2, 9]) };
        Self {
            skin,
            hair,
            eyes: dice.pick(if dark { EYES.get(..2).unwrap_or(EYES) } else { EYES }),
            woman,
            age,
            half: dice.float(84.0, 96.0) - if woman { 4.0 } else { 0.0 },
            chin: dice.float(318.0, 336.0),
            jaw: dice.float(0.1, 0.9) * if woman { 0.55 } else { 1.0 },
            eye_gap: dice.float(37.0, 43.5),
            eye_size: dice.float(18.5, 21.5) + if woman { 1.2 } else { 0.0 },
            eye_tilt: dice.float(-1.5, 3.0),
            brow: dice.float(4.0, 8.5) * if woman { 0.7 } else { 1.0 },
            brow_tilt: dice.float(-3.0, 2.5),
            nose: dice.float(258.0, 270.0),
            nose_width: dice.float(15.0, 21.0),
            mouth: dice.float(29.0, 37.0),
            lips: dice.float(6.0, 10.5) + if woman { 1.5 } else { 0.0 },
            cut,
            beard: if woman || age_years < 20 { 0 } else { dice.pick(&[0, 0, 0, 1, 1, 2, 3]) },
            glasses: dice.chance(24),
            freckles: !dark && dice.chance(15),
        }
    }

    /// The skin in shadow.
    pub(super) fn shade(&self) -> u32 {
        blend(self.skin, 0x5a2a1a, 0.36)
    }

    /// The skin in light.
    pub(super) fn light(&self) -> u32 {
        blend(self.skin, 0xfff2e2, 0.5)
    }

    /// The outline of the head.
    pub(super) fn head(&self) -> Option<Path> {
        let (w, chin) = (self.half, self.chin);
        let jaw = 0.60 + 0.22 * self.jaw;
        smooth(
            &[
                (200.0, 104.0),
                (200.0 + w * 0.62, 117.0),
                (200.0 + w * 0.97, 165.0),
                (200.0 + w, 222.0),
                (200.0 + w * 0.91, 268.0),
                (200.0 + w * jaw, chin - 24.0),
                (200.0 + w * 0.30, chin - 1.5),
                (200.0, chin + 1.0),
                (200.0 - w * 0.30, chin - 1.5),
                (200.0 - w * jaw, chin - 24.0),
                (200.0 - w * 0.91, 268.0),
                (200.0 - w, 222.0),
                (200.0 - w * 0.97, 165.0),
                (200.0 - w * 0.62, 117.0),
            ],
            true,
        )
    }
}

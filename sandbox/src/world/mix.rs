//! The cases beyond the designed ones: a realistic mix, rolled from the position alone and cheap to roll.
use super::Source;
use super::dice::Dice;
use super::plan::{Address, DocumentKind, Onboarding, Plan, QesEnd, ReasonShape};
use super::{codes, names};

/// Rolls one case. Roughly: seven in ten from the trust platform, most of them for one or two device reasons.
pub(super) fn plan(seed: u64, index: usize, environment: &str) -> Plan {
    let mut dice = Dice::of(seed, environment, index, "mix");
    let mut plan = match dice.below(20) {
        0..=13 => trust(&mut dice),
        14..=16 => qes(&mut dice),
        _ => onboarding(&mut dice),
    };
    plan.address = match dice.below(12) {
        0 => Address::Private,
        1 | 2 => Address::Carrier,
        3 => Address::SixPublic,
        _ => Address::Public,
    };
    dress(&mut plan, &mut dice);
    plan
}

fn trust(dice: &mut Dice) -> Plan {
    let verdict = dice.pick(&["suspicious", "suspicious", "suspicious", "not_trusted", "inconclusive", "trusted"]);
    let mut reasons = vec![match verdict {
        "trusted" => "DEVICE_RECOGNIZED",
        "inconclusive" => "LOW_CONFIDENCE",
        _ => dice.pick(&["VPN_DETECTED", "PROXY_DETECTED", "DEVICE_NEW", "RARE_DEVICE", "HIGH_VELOCITY"]),
    }];
    let known: Vec<&'static str> =
        codes::all_device().filter(|code| !code.starts_with('R') || code.len() > 5).collect();
    while dice.chance(35) {
        let code = dice.pick(&known);
        if !reasons.contains(&code) {
            reasons.push(code);
        }
    }
    let mut plan = Plan::device(verdict, &reasons);
    plan.suspect_score = plan.suspect_score.map(|score| score + dice.between(-8, 8));
    if verdict == "trusted" || dice.chance(12) {
        plan.issues = issues(dice);
    }
    if dice.chance(20) {
        let codes = vec![dice.pick(&["RE029", "RC014", "RB003"])];
        plan.digital = Some(("suspicious", dice.between(20, 60), codes));
    }
    if dice.chance(5) {
        plan.shape = ReasonShape::Object;
    }
    if dice.chance(3) {
        plan.erased = vec!["biometricSamples"];
    }
    plan
}

fn qes(dice: &mut Dice) -> Plan {
    if dice.chance(25) {
        let aborted: Vec<&'static str> = codes::all_qes().filter(|code| code.starts_with("30")).collect();
        let issues = vec![dice.pick(&aborted)];
        return Plan { qes: QesEnd::Aborted, issues, ..Plan::new(Source::Qes) };
    }
    let end = if dice.chance(15) { QesEnd::Processing } else { QesEnd::Finalized };
    Plan { qes: end, issues: issues(dice), ..Plan::new(Source::Qes) }
}

fn onboarding(dice: &mut Dice) -> Plan {
    let (came_to, family, code) = match dice.below(10) {
        0..=2 => (Onboarding::PhoneConfirmed, "contact", "RECYCLED_NUMBER_CHECK_NOT_RUN"),
        3 => (Onboarding::PhoneOpenedOnDesktop, "contact", "SMS_LINK_OPENED_ON_DESKTOP"),
        4..=6 => (Onboarding::DocumentPassed, "identity_data", "PII_NO_MATCH"),
        7 => (Onboarding::DocumentFailed, "face_quality", "SELFIE_MATCH_FAIL"),
        8 => (Onboarding::CountryNotReached, "other", "COUNTRY_NOT_REACHED"),
        _ => (Onboarding::NoDecision, "technical", "NO_DECISION"),
    };
    Plan { onboarding: came_to, because: Some(vec![(family, code)]), ..Plan::new(Source::Onboarding) }
}

/// One finding, now and then two: mostly quality, one in five a suspicion.
fn issues(dice: &mut Dice) -> Vec<&'static str> {
    let family = if dice.chance(20) { "32" } else { "31" };
    let known: Vec<&'static str> = codes::all_qes().filter(|code| code.starts_with(family)).collect();
    let mut found = vec![dice.pick(&known)];
    let second = dice.pick(&known);
    if dice.chance(15) && !found.contains(&second) {
        found.push(second);
    }
    found
}

/// Lets the photos look as the codes say.
pub(super) fn dress(plan: &mut Plan, dice: &mut Dice) {
    for code in plan.issues.clone() {
        match code {
            "3101" | "3106" => plan.front_look = "blur",
            "3102" => plan.front_look = "glare",
            "3103" => plan.front_look = "dark",
            "3104" => plan.front_look = "covered",
            "3105" => plan.front_look = "perspective",
            "3109" => plan.expires = Some(dice.pick(&["2022-02-28", "2023-11-12", "2024-06-30"])),
            "3111" | "3114" | "3115" | "3116" => plan.front_look = "worn",
            "3112" => plan.front_look = "sticker",
            "3113" => plan.front_look = "written",
            "3129" | "3203" => plan.selfie_look = "disguised",
            "3130" => plan.selfie_look = "blur",
            "3131" => plan.selfie_look = "glare",
            "3132" => plan.selfie_look = "dark",
            "3201" => plan.other_face = true,
            "3202" | "3211" => plan.selfie_look = "screen",
            "3204" => (plan.front_look, plan.zone_trick) = ("alteredData", "birthDate"),
            "3206" => plan.front_look = "flat",
            "3207" => plan.front_look = "paper",
            "3208" => plan.front_look = "screen",
            "3210" => plan.birth = Some(dice.pick(&["2010-03-09", "2011-10-21", "2012-01-30"])),
            "3213" => {
                let printed = (dice.pick(names::GIVEN).0, dice.pick(names::FAMILY));
                plan.printed = Some(printed);
            }
            "3205" | "3214" => plan.front_look = "scan",
            _ => {}
        }
    }
    if plan.front_look == "clean" && dice.chance(12) {
        plan.front_look = dice.pick(&["perspective", "cropped", "written", "worn"]);
    }
    if plan.document.is_none() && matches!(plan.zone_trick, "birthDate") {
        plan.document = Some(DocumentKind::Passport);
    }
}

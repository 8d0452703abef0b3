//! The raw observations of a device step, in three states. A signal that is missing did not run; it is not clean.
use serde_json::Value;

use super::fields::{Fields, plain, raw, truth};
use crate::case::device::{Signal, SignalGroup, SignalState};
use crate::case::shown::word;
use crate::catalogue::{InternalText, Language};

use SignalGroup::{Attestation, Device, Network, Velocity};

/// The signals this console can name (`reference`: the device provider's public schema): message key, names on the wire,
/// group, and whether every device step can be expected to look for it. One that only some devices support is not listed
/// when it is missing.
const KNOWN: [(&str, &[&str], SignalGroup, bool); 27] = [
    ("recognised", &["visitorFound", "deviceRecognized", "recognized"], Device, true),
    ("bot", &["bot", "botDetected"], Device, true),
    ("tampering", &["tampering", "tamperingDetected", "browserTampering"], Device, true),
    ("virtual_machine", &["virtualMachine"], Device, false),
    ("emulator", &["emulator", "simulator"], Device, false),
    ("root", &["rootApps", "rooted"], Device, false),
    ("jailbreak", &["jailbroken"], Device, false),
    ("instrumentation", &["frida", "instrumentation"], Device, false),
    ("cloned_app", &["clonedApp"], Device, false),
    ("incognito", &["incognito"], Device, false),
    ("privacy_settings", &["privacySettings"], Device, false),
    ("developer_tools", &["developerTools"], Device, false),
    ("active_call", &["activeCall"], Device, false),
    ("factory_reset", &["factoryReset", "factoryResetTimestamp"], Device, false),
    ("rare_device", &["rareDevice"], Device, false),
    ("browser", &["browser"], Device, false),
    ("os", &["os", "operatingSystem"], Device, false),
    ("vpn", &["vpnDetected", "vpn"], Network, true),
    ("proxy", &["proxy", "proxyDetected"], Network, true),
    ("tor", &["torNode", "tor", "torDetected"], Network, true),
    ("blocklist", &["ipBlocklist", "attackSource", "emailSpam"], Network, true),
    ("interception", &["mitmAttack", "mitm"], Network, false),
    ("location", &["locationSpoofing"], Network, false),
    ("address", &["ipAddress", "ip"], Network, true),
    ("velocity", &["velocity", "highActivityDevice"], Velocity, true),
    ("attestation", &["attestation", "deviceAttestation"], Attestation, true),
    ("device_id", &["deviceId", "visitorId"], Device, true),
];

/// Signals shown at most; more of them is somebody's mistake.
const LIMIT: usize = 200;

/// Everything measured, then everything that could be expected and is missing.
pub(super) fn read(signals: &Value, language: Language) -> Vec<Signal> {
    let mut fields = Fields::of(signals);
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for (key, names, group, expected) in KNOWN {
        let value = fields.value(names).or_else(|| (key == "recognised").then(|| visitor_found(signals)).flatten());
        let name = word(names.first().copied().unwrap_or(key));
        let label = InternalText::say(language, &format!("signal-{key}"), &[]);
        let said_so = value.is_some() || names.iter().any(|name| signals.get(name).is_some_and(Value::is_null));
        match value.filter(|value| !did_not_run(key, value)) {
            Some(value) => {
                let state = state(value);
                let plain_state = matches!(value, Value::Bool(_));
                let value = (!plain_state).then(|| raw(value));
                found.push(Signal { name, label, group, state, value, said_so: false });
            }
            None if expected => {
                missing.push(Signal { name, label, group, state: SignalState::NotRun, value: None, said_so });
            }
            None => {}
        }
    }
    for (name, value) in fields.unread().filter(|(name, _)| !READ_ELSEWHERE.contains(&plain(name).as_str())) {
        let label = InternalText::say(language, "signal-unknown", &[("name", &word(name))]);
        let state = if value.is_null() { SignalState::NotRun } else { state(value) };
        let said_so = value.is_null();
        let value = (!value.is_null() && !value.is_boolean()).then(|| raw(value));
        found.push(Signal { name: word(name), label, group: Device, state, value, said_so });
    }
    found.truncate(LIMIT);
    found.append(&mut missing);
    found
}

/// Shown as scores, not as signals.
const READ_ELSEWHERE: [&str; 4] = ["suspectscore", "identification", "confidence", "confidencescore"];

fn visitor_found(signals: &Value) -> Option<&Value> {
    Fields::of(signals).object(&["identification"]).value(&["visitorFound"])
}

/// Null, or a value that says so, or the reset time of which 0 means unknown.
fn did_not_run(key: &str, value: &Value) -> bool {
    let says_so = value.as_str().is_some_and(|text| {
        matches!(plain(text).as_str(), "notrun" | "notavailable" | "unavailable" | "unsupported" | "unknown" | "")
    });
    says_so || (key == "factory_reset" && value.as_f64() == Some(0.0))
}

fn state(value: &Value) -> SignalState {
    let told = match value {
        Value::String(text) if plain(text) == "bad" => Some(true),
        Value::String(text) if plain(text) == "good" => Some(false),
        Value::Number(_) => None,
        Value::Object(map) => {
            let verdicts = ["detected", "rare", "result", "high", "torNode", "attackSource"];
            verdicts.iter().find_map(|name| map.get(*name).and_then(truth))
        }
        other => truth(other),
    };
    match told {
        Some(true) => SignalState::Found,
        Some(false) => SignalState::NotFound,
        None => SignalState::Reported,
    }
}

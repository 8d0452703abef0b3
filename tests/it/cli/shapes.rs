//! The shapes of `--json`, as `docs/cli.md` documents them: snapshots, with what changes from run to run taken out.
use serde_json::{Map, Value, json};

use super::terminal::Terminal;

/// What differs from run to run.
const CHANGING: &[&str] = &[
    "caseId",
    "entryId",
    "decisionId",
    "requestId",
    "expiresAt",
    "savedAt",
    "sendAfter",
    "nextAttemptAt",
    "recordedAt",
    "appliedAt",
    "lastSyncedAt",
    "version",
    "sqlite",
    "cipher",
    "codes",
    "open",
    "file",
    "sizeBytes",
    "name",
    "changed",
    "fetched",
    "casesPending",
    "undoSecsLeft",
    "entries",
    "endsAt",
    "sizeKib",
    "swap",
];

/// The answer with its changing values replaced by their names.
fn steady(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(name, inner)| {
                let scalar = !inner.is_object() && !inner.is_array() && !inner.is_null();
                let hidden = CHANGING.contains(&name.as_str()) && scalar;
                (name.clone(), if hidden { json!(format!("[{name}]")) } else { steady(inner) })
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(steady).collect(),
        other => other.clone(),
    }
}

/// Only which fields there are and what kinds of values they hold, over many answers.
pub fn shape<'a>(values: impl Iterator<Item = &'a Value> + Clone) -> Value {
    let objects = values.clone().filter_map(Value::as_object);
    let items = values.clone().filter_map(Value::as_array);
    if objects.clone().next().is_some() {
        let names: std::collections::BTreeSet<&String> = objects.clone().flat_map(Map::keys).collect();
        let inner = |name: &String| objects.clone().filter_map(|object| object.get(name)).collect::<Vec<_>>();
        let fields = names.into_iter().map(|name| (name.clone(), shape(inner(name).into_iter())));
        return fields.collect::<Map<_, _>>().into();
    }
    if items.clone().next().is_some() {
        let all: Vec<&Value> = items.flatten().collect();
        return if all.is_empty() { json!([]) } else { json!([shape(all.into_iter())]) };
    }
    let kind = |value: &Value| match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        _ => "text",
    };
    let kinds: std::collections::BTreeSet<&str> = values.map(kind).collect();
    json!(kinds.into_iter().rev().collect::<Vec<_>>().join(" or "))
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| steady(&serde_json::from_str(line).unwrap())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_prints_the_documented_shape() {
    let terminal = Terminal::new().await;
    insta::assert_json_snapshot!("sign-in", lines(&terminal.sign_in("rev-17", &["--json"]).done()));
    insta::assert_json_snapshot!("sync", steady(&terminal.json(&["sync", "--once"]).json()));
    let queue = terminal.json(&["queue", "--limit", "30"]).json();
    insta::assert_json_snapshot!("queue", shape([&queue].into_iter()));
    insta::assert_json_snapshot!("next", steady(&terminal.json(&["next"]).json()));

    let rows = terminal.rows();
    let ids: Vec<&str> = rows.iter().map(|row| row["caseId"].as_str().unwrap()).collect();
    let cases: Vec<Value> = ids.iter().take(12).map(|id| terminal.json(&["case", id]).json()).collect();
    insta::assert_json_snapshot!("case", shape(cases.iter()));
    let plain = |case: &&Value| case["form"]["suspicionOnCase"] == false && case["images"][0].is_object();
    let case = cases.iter().find(plain).expect("a plain case");
    let id = case["caseId"].as_str().unwrap();

    let out = terminal.beside("full.png");
    let picture = case["images"][0]["fileRef"].as_str().unwrap();
    let saved =
        terminal.json(&["image", id, picture, "--full", "--purpose", "A check", "--out", out.to_str().unwrap()]);
    assert_eq!(saved.err, "", "who reads JSON gets no remarks");
    insta::assert_json_snapshot!("image", steady(&saved.json()));
    insta::assert_json_snapshot!("claim", steady(&terminal.json(&["claim", id]).json()));
    insta::assert_json_snapshot!("release", steady(&terminal.json(&["release", id]).json()));
    let decided = terminal.json(&["decide", id, "approve"]).json();
    insta::assert_json_snapshot!("decide", steady(&decided));
    let entry = decided["entryId"].as_str().unwrap();
    insta::assert_json_snapshot!("undo", steady(&terminal.json(&["undo", entry]).json()));
    terminal.run(&["decide", id, "approve", "--comment", "Looks right."]).done();
    insta::assert_json_snapshot!("outbox-send", steady(&terminal.json(&["outbox", "--send"]).json()));
    insta::assert_json_snapshot!("case-changes", steady(&terminal.json(&["case", id, "--changes"]).json()));
    insta::assert_json_snapshot!("pack-take", steady(&terminal.json(&["pack", "--count", "3"]).json()));
    insta::assert_json_snapshot!("pack", steady(&terminal.json(&["pack"]).json()));
    insta::assert_json_snapshot!("pack-release", steady(&terminal.json(&["pack", "--release"]).json()));
    insta::assert_json_snapshot!("outbox", steady(&terminal.json(&["outbox", "--word", "waiting"]).json()));
    let mut checked = terminal.json(&["log", "check"]).json();
    let seen = checked["witnessed"].take();
    assert!(seen["entry"].is_u64() && seen["at"].is_string(), "witnessed after the round of sending: {seen}");
    insta::assert_json_snapshot!("log-check", steady(&checked));
    let mut doctor = terminal.json(&["doctor"]).json();
    // Which walls there are is the system's doing; together they are always these three.
    let walls = ["standing", "missing"].map(|which| doctor["pictureWalls"][which].take());
    let mut walls: Vec<&str> =
        walls.iter().flat_map(|names| names.as_array().unwrap()).filter_map(Value::as_str).collect();
    walls.sort_unstable();
    assert_eq!(walls, ["landlock", "memory", "seccomp"]);
    insta::assert_json_snapshot!("doctor", steady(&doctor));
    insta::assert_json_snapshot!("sign-out", steady(&terminal.json(&["sign-out"]).json()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_prints_the_documented_shape_on_standard_error() {
    let terminal = Terminal::synced("rev-17").await;
    insta::assert_json_snapshot!("error", terminal.json(&["case", "cse_nobody"]).refused());
    let rows = terminal.rows();
    let id = rows[0]["caseId"].as_str().unwrap();
    let refused = terminal.json(&["decide", id, "reject", "--reason", "fortune:7"]);
    assert_eq!(refused.out, "", "a refusal prints nothing on standard output");
    insta::assert_json_snapshot!("error-incomplete", refused.refused());
}

#[test]
fn a_shape_names_every_kind_a_field_can_hold() {
    let values = [json!({"a": 1, "b": [{"c": null}]}), json!({"a": "x", "b": [{"c": true}, {"d": 1}]})];
    let expected = json!({"a": "text or number", "b": [{"c": "true or false or null", "d": "number"}]});
    assert_eq!(shape(values.iter()), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn retention_prints_the_documented_shapes() {
    let terminal = Terminal::synced("prv-05").await;
    let control = terminal.sandbox.as_ref().unwrap().control();
    let rows = terminal.rows();
    let [held, gone] = [0, 1].map(|n| rows[n]["caseId"].as_str().unwrap());
    let hold = ["retention", "hold", held, "--reason", "Court order 4711"];
    insta::assert_json_snapshot!("retention-hold", steady(&terminal.json(&hold).json()));
    assert_eq!(terminal.json(&hold).code(), "case_already_held");
    let reason = second_look_sandbox::rules::GoneReason::Erased;
    let removed = second_look_sandbox::Change::Remove { reason };
    control.change("staging", gone, removed).unwrap();
    terminal.run(&["sync", "--once"]).done();
    let dry = terminal.json(&["retention", "sweep", "--dry-run"]).json();
    assert_eq!(
        dry,
        json!({ "dryRun": true, "erased": [], "held": [], "unopened": [], "waiting": [] }),
        "nothing is closed so long"
    );
    insta::assert_json_snapshot!("retention-sweep", steady(&terminal.json(&["retention", "sweep"]).json()));
    let mut report = terminal.json(&["retention", "report"]).json();
    for (list, times) in [("holds", "placedAt"), ("erasures", "erasedAt"), ("sweeps", "beganAt"), ("sweeps", "endedAt")]
    {
        for row in report[list].as_array_mut().unwrap() {
            assert!(row[times].take().is_string(), "{list} say when");
        }
    }
    assert!(report["digest"].take().as_str().unwrap().starts_with("sha-256:"));
    assert!(report["erasures"][0]["entry"].take().is_u64());
    insta::assert_json_snapshot!("retention-report", steady(&report));
    let text = terminal.run(&["retention", "report"]).done();
    assert!(text.contains("Court order 4711") && text.contains(gone), "{text}");
    let release = ["retention", "release", held, "--reason", "Order revoked"];
    insta::assert_json_snapshot!("retention-release", steady(&terminal.json(&release).json()));
}

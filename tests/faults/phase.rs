//! The seven phases: what each prepares, what one attempt does, and what a person and the log then show.
use second_look::case::view::ImageState;
use second_look::console::SignInState;
use second_look::ids::{CaseId, FileRef};
use second_look::outbox::{EntryState, Word};
use second_look_sandbox::control::OddFile;
use second_look_sandbox::{Change, Fault, FaultRule};

use crate::bench::{Bench, sign_in_again};
use crate::matrix::{Checked, Phase};
use crate::stage::{ENVIRONMENT, Saved, entry, log_kinds, plain_approve};

/// What a case of the matrix works on, and what its last attempt answered.
pub struct Asset {
    case_id: CaseId,
    /// The name the platform has for the person now.
    name: String,
    file: Option<FileRef>,
    saved: Option<Saved>,
    said: std::sync::Mutex<String>,
}

/// What had happened before an attempt.
pub struct Before(usize);

/// The plainest failure there is: the first of two on a retry.
pub fn plainest() -> Fault {
    Fault::Status { status: 500, code: None, retry_after: None }
}

impl Phase {
    /// The requests of the phase.
    pub fn rule(self, fault: Fault, count: Option<u32>) -> FaultRule {
        let rule = match self {
            Self::List => FaultRule::always("GET", "/review/v1/*/cases", fault),
            Self::Case => FaultRule::always("GET", "/api/v1/*/sessions/**", fault),
            Self::Link => FaultRule::always("GET", "/api/v1/*/files/*", fault),
            Self::File => FaultRule::always("GET", "/blob/*", fault).on_files(),
            Self::Claim => FaultRule::always("POST", "/review/v1/*/cases/*/claim", fault),
            Self::Decision => FaultRule::always("POST", "/review/v1/*/cases/*/decision", fault),
            Self::ReadBack => FaultRule::always("GET", "/review/v1/*/cases/*/decision", fault),
        };
        FaultRule { count, ..rule }
    }
}

/// Everything up to the attempt.
pub async fn prepare(bench: &mut Bench, phase: Phase) -> Asset {
    let mut case_id = bench.fresh().await;
    while matches!(phase, Phase::List | Phase::Case | Phase::Link | Phase::File) && tells_digests(bench, &case_id).await
    {
        case_id = bench.fresh().await;
    }
    bench.number += 1;
    let name = format!("Specimen{:05}", bench.number);
    let mut asset = Asset { case_id, name, file: None, saved: None, said: std::sync::Mutex::default() };
    let (stage, console) = (&bench.stage, &bench.console);
    match phase {
        Phase::List | Phase::Case => {
            let text = asset.name.clone();
            let change = Change::SetText { field: "familyName".into(), text, keep_etag: false };
            stage.control().change(ENVIRONMENT, asset.case_id.as_str(), change).unwrap();
        }
        Phase::Link | Phase::File => {
            let case = console.read_case(&asset.case_id).await.expect("the case is here");
            let file = case.images.first().expect("a plain case has pictures").file_ref.clone();
            // A small picture: drawing a document would take longer than the limits of a timed bench.
            let bytes = small_picture(bench.number);
            let small = OddFile::Bytes { content_type: "image/png".into(), name: "front.png".into(), bytes };
            stage.control().replace_file(file.as_str(), small);
            asset.file = Some(file);
        }
        Phase::Claim => {}
        Phase::Decision | Phase::ReadBack => {
            let case = console.open_case(&asset.case_id).await.expect("the case opens");
            let saved = console.save_decision(&plain_approve(&case)).await.expect("the decision is saved");
            let entry_id = saved.entry_id.parse().expect("an entry id");
            asset.saved = Some(Saved { case_id: asset.case_id.clone(), entry_id });
            stage.pass(11);
            if phase == Phase::ReadBack {
                stage.control().fault(Phase::Decision.rule(Fault::LoseAnswer, None));
                console.send_due().await.expect("a round of sending");
                stage.control().clear_faults();
                stage.pass(20);
            }
        }
    }
    asset
}

/// Whether the platform announces digests for the files of this case.
async fn tells_digests(bench: &Bench, case_id: &CaseId) -> bool {
    let case = bench.console.read_case(case_id).await.expect("the case is here");
    serde_json::to_string(&case.blocks).expect("blocks are JSON").contains("sha256")
}

/// A picture of one colour, another one for each number.
fn small_picture(number: u32) -> Vec<u8> {
    let [_, red, green, blue] = number.wrapping_mul(0x9e37).to_be_bytes();
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(40, 25, image::Rgb([red, green, blue]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture is written");
    bytes.into_inner()
}

/// One attempt, as a person or a worker would make it.
pub async fn attempt(bench: &Bench, phase: Phase, asset: &Asset) {
    let console = &bench.console;
    let said = match phase {
        Phase::List | Phase::Case => console.sync_once().await.map_or_else(|error| error.code, |_| "ok".into()),
        Phase::Link | Phase::File => {
            let file = asset.file.as_ref().expect("a file");
            console.image(&asset.case_id, file, false).await.map_or_else(|error| error.code, |_| "ok".into())
        }
        Phase::Claim => match console.open_case(&asset.case_id).await {
            Ok(case) if case.claim.mine => "mine".into(),
            Ok(case) => format!("read-only \u{201c}{}\u{201d}", case.claim.note.unwrap_or_default()),
            Err(error) => error.code,
        },
        Phase::Decision | Phase::ReadBack => {
            console.send_due().await.map_or_else(|error| error.code, |_| String::new())
        }
    };
    *asset.said.lock().unwrap() = said;
}

/// Remembers what had happened up to now.
pub async fn mark(bench: &Bench, asset: &Asset) -> Before {
    Before(log_kinds(&bench.console, &asset.case_id).await.len())
}

/// What can be seen of the attempt: what it said, what is kept, the status bar, and what came into the log.
pub async fn seen(bench: &Bench, phase: Phase, asset: &Asset, before: Before) -> String {
    let console = &bench.console;
    let said = asset.said.lock().unwrap().clone();
    let bar = bar(bench).await;
    let kept = match phase {
        Phase::List | Phase::Case => {
            let case = console.read_case(&asset.case_id).await;
            let name = case.ok().and_then(|case| case.name).unwrap_or_default();
            let what = if phase == Phase::List { "row" } else { "evidence" };
            format!("{said}, {what} {}", if name.contains(&asset.name) { "new" } else { "old" })
        }
        Phase::Link | Phase::File => format!("{said}, picture {}", picture(bench, asset).await),
        Phase::Claim => said,
        Phase::Decision | Phase::ReadBack => {
            let entry = entry(console, asset.saved.as_ref().expect("a decision")).await;
            let code = entry.code.map(|code| format!(" {code}")).unwrap_or_default();
            format!("{said}{}{code}, {}", entry.state.as_str(), word(entry.word))
        }
    };
    let kinds = log_kinds(console, &asset.case_id).await.split_off(before.0);
    let log = if kinds.is_empty() { "-".to_owned() } else { kinds.join(" ") };
    format!("{kept}, {bar}, log {log}")
}

async fn picture(bench: &Bench, asset: &Asset) -> &'static str {
    let case = bench.console.read_case(&asset.case_id).await.expect("the case is here");
    let image = case.images.into_iter().find(|image| Some(&image.file_ref) == asset.file.as_ref());
    match image.expect("the picture is listed").state {
        ImageState::NotFetched => "not fetched",
        ImageState::Ready => "ready",
        ImageState::Erased => "erased",
        ImageState::ErasedByRule => "erased by rule",
        ImageState::Bad => "bad",
        ImageState::Changed => "changed",
        ImageState::Withheld => "withheld",
        ImageState::Refused => "refused",
    }
}

/// The words of the screen.
fn word(word: Word) -> &'static str {
    match word {
        Word::Held => "Held",
        Word::Waiting => "Waiting",
        Word::Sent => "Sent",
        Word::Confirmed => "Confirmed",
        Word::NeedsYou => "Needs you",
        Word::Withdrawn => "Withdrawn",
    }
}

async fn bar(bench: &Bench) -> &'static str {
    let status = bench.console.status().await.expect("a status");
    match status.sign_in {
        SignInState::SignInNeeded => "sign-in needed",
        _ if status.asked_to_wait_until.is_some() => "asked to wait",
        _ if status.online => "online",
        _ => "offline",
    }
}

/// Whether the status bar says nothing but that the platform answers.
pub async fn is_online(bench: &Bench) -> bool {
    bar(bench).await == "online"
}

/// Between fault and recovery: a person signs in where that is asked.
pub async fn tidy(bench: &Bench) {
    if bar(bench).await == "sign-in needed" {
        sign_in_again(bench).await;
    }
}

/// What must hold at the end of every case: the platform has what the console says it has, once.
pub async fn finish(bench: &Bench, phase: Phase, asset: &Asset) -> Checked {
    let control = bench.stage.control();
    if matches!(phase, Phase::Claim) {
        bench.console.release_case(&asset.case_id).await.map_err(|error| error.to_string())?;
    }
    if phase == Phase::Case {
        // What was refused for good is asked for again after an hour, and then it is there.
        bench.stage.pass(3_700);
        attempt(bench, phase, asset).await;
        let name = bench.console.read_case(&asset.case_id).await.map_err(|error| error.to_string())?.name;
        if !name.is_some_and(|name| name.contains(&asset.name)) {
            return Err("the evidence never came".into());
        }
    }
    if let Some(saved) = &asset.saved {
        let entry = entry(&bench.console, saved).await;
        let there = control.oracle().decisions.iter().filter(|one| one.case_id == asset.case_id.as_str()).count();
        let ours = usize::from(entry.state == EntryState::Confirmed);
        let open = matches!(entry.state, EntryState::Unknown | EntryState::Queued | EntryState::Accepted);
        if open || (phase == Phase::Decision && there != ours) {
            return Err(format!("{} here and {there} decisions there", entry.state.as_str()));
        }
    }
    Ok(())
}

//! A case in a terminal: why first, then what it rests on.
use second_look::case::checks::Tone;
use second_look::case::compare::Standing;
use second_look::case::contacts::RevealedField;
use second_look::case::explain::{Presence, Severity};
use second_look::case::view::{
    BlockView, CaseView, CheckView, ClaimView, CompareView, DecisionForm, DeviceView, ImageState, ImageView,
    PresenceView, ReasonView, SecondView, SignedFileView, Why,
};

use crate::show_outbox;
use crate::table::{columns, cut, moment, one_line, prose};

/// Widest value of a column.
const VALUE: usize = 36;

/// The whole case, but for the raw blocks, which JSON carries.
pub fn text(case: &CaseView) -> String {
    let mut text = head(case);
    text.push_str(&why(&case.why));
    text.push_str(&reasons(&case.reasons));
    if let Some(device) = &case.device {
        text.push_str(&device_facts(device));
    }
    text.push_str(&compare(&case.compare));
    text.push_str(&images(case.case_id.as_str(), &case.images));
    text.push_str(&signed(&case.signed));
    text.push_str(&checked(&case.checked));
    text.push_str(&worked_out(&case.checks));
    text.push_str(&blocks(&case.blocks));
    text.push_str(&deciding(case));
    text
}

/// Contacts in clear.
pub fn contacts(found: &[RevealedField]) -> String {
    if found.is_empty() {
        return "This case holds no contact of the person.".to_owned();
    }
    let mut rows = vec![["FIELD", "CLAIMED", "READ FROM THE DOCUMENT"].map(str::to_owned).to_vec()];
    let value = |value: &Option<String>| value.as_deref().map_or_else(|| "-".to_owned(), one_line);
    rows.extend(found.iter().map(|one| vec![one_line(&one.label), value(&one.claimed), value(&one.extracted)]));
    columns(&rows)
}

fn section(title: &str, body: &str) -> String {
    if body.is_empty() { String::new() } else { format!("\n{title}\n{body}") }
}

fn head(case: &CaseView) -> String {
    let name = case.name.as_deref().unwrap_or("name not known");
    let mut rows = vec![
        pair("case", case.case_id.as_str()),
        pair("state", &format!("{}, {}", case.state.as_str(), case.environment)),
        pair("source", case.source.as_str()),
        pair("priority", &case.priority.to_string()),
        pair("opened", &format!("{} UTC", moment(&case.opened_at))),
    ];
    let more = [
        ("due", case.due_at.as_deref().map(|at| format!("{} UTC", moment(at)))),
        ("ends", case.expires_at.as_deref().map(|at| format!("{} UTC", moment(at)))),
        ("reference", case.subject.clone()),
        ("session", case.session_id.clone()),
        ("flow", case.flow.clone()),
        ("session status", case.session_status.clone()),
        ("outcome", case.outcome.clone()),
    ];
    rows.extend(more.into_iter().filter_map(|(name, value)| Some(pair(name, &value?))));
    format!("{}\n{}", one_line(name), columns(&rows))
}

fn pair(name: &str, value: &str) -> Vec<String> {
    vec![format!("  {name}"), one_line(value)]
}

fn why(why: &Why) -> String {
    let mut body = prose(&why.sentence, 2);
    for banner in &why.banners {
        let mark = if banner.severity == Severity::Information { '-' } else { '!' };
        body.push_str(&prose(&format!("{mark} {}", banner.text), 2));
    }
    for note in &why.notes {
        body.push_str(&prose(&format!("- {note}"), 2));
    }
    let route: Vec<String> = why
        .route
        .iter()
        .filter(|step| step.taken)
        .map(|step| match &step.note {
            Some(note) => format!("{} ({note})", step.label),
            None => step.label.clone(),
        })
        .collect();
    if !route.is_empty() {
        body.push_str(&prose(&format!("Route: {}", route.join(" > ")), 2));
    }
    for not_run in &why.not_run {
        body.push_str(&prose(not_run, 2));
    }
    for sentence in why.alone.iter().chain(&why.remedies) {
        body.push_str(&prose(sentence, 2));
    }
    if let Some(told) = &why.contributions {
        let rows = told.items.iter().map(|item| vec![format!("  {}", cut(&item.name, VALUE)), one_line(&item.weight)]);
        body.push_str(&columns(&rows.collect::<Vec<_>>()));
        body.push_str(&prose(&told.sum, 2));
    }
    body.push_str(&prose(&format!("While it waits, the person may be told: {}", why.customer), 2));
    body.push_str(&prose(&why.policy, 2));
    section("WHY IT STEPPED UP", &body)
}

fn reasons(reasons: &[ReasonView]) -> String {
    let mut body = String::new();
    for reason in reasons {
        let mark = if reason.suspicion { ", suspicion: reviewer eyes only" } else { "" };
        body.push_str(&prose(&format!("{}:{} {}{mark}", reason.scheme, reason.code, reason.title), 2));
        let details = reason.details.as_ref().map(|details| format!("The platform says: {details}"));
        for more in [reason.meaning.as_ref(), reason.guidance.as_ref()].into_iter().flatten() {
            body.push_str(&prose(more, 6));
        }
        for point in &reason.how_to_check {
            body.push_str(&prose(&format!("- {point}"), 8));
        }
        for more in [reason.twin.as_ref(), details.as_ref()].into_iter().flatten() {
            body.push_str(&prose(more, 6));
        }
    }
    section("REASONS AND CODES", &body)
}

fn device_facts(device: &DeviceView) -> String {
    let mut body = prose(&format!("{}: {}", device.verdict_title, device.verdict_meaning), 2);
    if let Some(provider) = &device.provider {
        body.push_str(&prose(&format!("Measured by {provider}"), 2));
    }
    for score in &device.scores {
        let range = score.range.as_deref().map_or_else(String::new, |range| format!(" of {range}"));
        let direction = score.direction.as_deref().unwrap_or("no direction declared, so it says nothing by itself");
        body.push_str(&prose(&format!("{} {}{range}: {direction} ({})", score.label, score.value, score.source), 2));
    }
    let signals: Vec<Vec<String>> = device
        .signals
        .iter()
        .map(|signal| {
            let note = signal.note.as_deref().unwrap_or_default();
            vec![format!("  {}", cut(&signal.name, VALUE)), cut(&signal.value, VALUE), one_line(note)]
        })
        .collect();
    body.push_str(&columns(&signals));
    section("DEVICE", &body)
}

fn compare(rows: &[CompareView]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = vec![["  FIELD", "CLAIMED", "ON THE DOCUMENT", ""].map(str::to_owned).to_vec()];
    table.extend(rows.iter().map(|row| {
        let value = |value: &Option<String>| value.as_deref().map_or_else(|| "-".to_owned(), |text| cut(text, VALUE));
        let says = row.note.as_deref().map_or_else(String::new, |note| format!(". {}", one_line(note)));
        vec![
            format!("  {}", cut(&row.label, VALUE)),
            value(&row.claimed),
            value(&row.extracted),
            format!("{}{says}", standing(row.standing)),
        ]
    }));
    section("CLAIMED AGAINST EXTRACTED", &columns(&table))
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "same",
        Standing::WrittenDifferently => "written differently",
        Standing::Different => "DIFFERENT",
        Standing::NotComparable => "cannot be compared",
        Standing::OnlyClaimed => "only claimed",
        Standing::OnlyExtracted => "only on the document",
    }
}

fn images(case_id: &str, images: &[ImageView]) -> String {
    let rows: Vec<Vec<String>> = images
        .iter()
        .map(|image| {
            let state = match image.state {
                ImageState::NotFetched => "not fetched yet",
                ImageState::Ready => "here",
                ImageState::Erased => "erased by the platform",
                ImageState::ErasedByRule => "erased here by a retention rule",
                ImageState::Bad => "cannot be shown",
                ImageState::Changed => "changed since first sight",
                ImageState::Withheld => "withheld",
                ImageState::Refused => "not handed out",
            };
            let problem = image.problem.as_deref().unwrap_or_default();
            vec![
                format!("  {}", cut(&image.label, VALUE)),
                one_line(image.file_ref.as_str()),
                format!("{state} {}", one_line(problem)),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let how = format!("  `second-look-cli image {} REF --out FILE` saves one.\n", one_line(case_id));
    section("IMAGES", &(columns(&rows) + &how))
}

/// Name, type, size and digest of what was signed; there is no way to print what stands in it.
fn signed(files: &[SignedFileView]) -> String {
    let row = |file: &SignedFileView| {
        let found = match (&file.media_type, file.size_bytes, &file.sha256) {
            (Some(kind), Some(size), Some(sha256)) => format!("{kind}, {size} bytes, SHA-256 {sha256}"),
            _ => "not here; `case ID --signed` fetches it".to_owned(),
        };
        let problem = file.problem.as_deref().unwrap_or_default();
        vec![format!("  {}", cut(&file.label, VALUE)), format!("{} {}", one_line(&found), one_line(problem))]
    };
    let rows: Vec<Vec<String>> = files.iter().map(row).collect();
    if rows.is_empty() { String::new() } else { section("SIGNED DOCUMENTS", &columns(&rows)) }
}

fn checked(checked: &[PresenceView]) -> String {
    let rows = checked.iter().map(|one| {
        let presence = match one.presence {
            Presence::Received => "received",
            Presence::Unexpected => "received, not expected on this route",
            Presence::Erased => "erased by the platform",
            Presence::Missing => "expected and never received",
        };
        vec![format!("  {}", cut(&one.label, VALUE)), presence.to_owned()]
    });
    section("WHAT WAS CHECKED AND WHAT IS MISSING", &columns(&rows.collect::<Vec<_>>()))
}

fn worked_out(checks: &[CheckView]) -> String {
    let rows = checks.iter().map(|check| {
        let sign = match check.tone {
            Tone::Blocks => "BLOCKS",
            Tone::Differs => "DIFFERS",
            Tone::Caution => "look",
            Tone::Note => "note",
            Tone::Fine => "fine",
        };
        vec![format!("  {sign}"), cut(&check.label, VALUE), one_line(&check.text)]
    });
    section("CHECKED BY THE CONSOLE ITSELF", &columns(&rows.collect::<Vec<_>>()))
}

fn blocks(blocks: &[BlockView]) -> String {
    let rows: Vec<Vec<String>> = blocks
        .iter()
        .map(|block| {
            let from = block.created_by.as_deref().unwrap_or("-");
            let at = block.created_at.as_deref().map_or_else(|| "-".to_owned(), moment);
            let erased = if block.erased { "erased by the platform" } else { "" };
            vec![format!("  {}", cut(&block.kind, VALUE)), cut(from, VALUE), at, erased.to_owned()]
        })
        .collect();
    section("RECORD (--json carries the blocks)", &columns(&rows))
}

/// What the second person is told, and of the first answer what they may see.
fn second(second: &SecondView) -> String {
    let first = second.first.as_ref().map_or_else(String::new, show_outbox::theirs);
    prose(&second.text, 2) + &first
}

fn deciding(case: &CaseView) -> String {
    let mut body = case.second.as_ref().map_or_else(String::new, second);
    body.push_str(&prose(&claim(&case.claim), 2));
    if !case.evidence_ready {
        body.push_str("  Evidence is still to come; sync again.\n");
    } else if case.changed_since {
        body.push_str("  The evidence has changed on the platform; sync again before deciding.\n");
    }
    body.push_str(&form(&case.form));
    body.push_str(&prose(&format!("Evidence as shown: {}", case.evidence_digest), 2));
    let entries: String = case.entries.iter().map(show_outbox::lines).collect();
    section("DECIDING", &body) + &section("YOUR DECISIONS", &entries)
}

fn claim(claim: &ClaimView) -> String {
    let until = claim.expires_at.as_deref().map_or_else(String::new, |at| format!(" until {} UTC", moment(at)));
    let note = claim.note.as_deref().map_or_else(String::new, |note| format!(" {note}"));
    match &claim.holder {
        _ if claim.mine => format!("Yours{until}.{note}"),
        Some(holder) => format!("Claimed by {holder}{until}.{note}"),
        None => format!("Free; `claim` takes it, and so does `decide`.{note}"),
    }
}

fn form(form: &DecisionForm) -> String {
    let mut body = form.why_not.as_ref().map_or_else(String::new, |why_not| prose(why_not, 2));
    if form.suspicion_on_case {
        body.push_str("  A suspicion code is on the case: approving needs --override, a reason and a comment.\n");
    }
    if form.approve_needs_second {
        body.push_str("  Approving needs a second person.\n");
    }
    if let Some(told) = &form.approve_told {
        body.push_str(&prose(told, 2));
    }
    if let Some(why) = &form.approve_not_offered_why {
        body.push_str(&prose(why, 2));
    }
    if let Some(why) = &form.reject_not_offered_why {
        body.push_str(&prose(why, 2));
    }
    if form.reasons.iter().any(|reason| reason.on_case && reason.asks_mark) {
        body.push_str("  Rejecting for a suspicion about the document needs --mark, or --whole-document");
        body.push_str(if form.can_mark { ".\n" } else { ": no picture here can be marked.\n" });
    }
    if !form.checklist.is_empty() {
        body.push_str("  Checklist, to look at before approving; --tick ITEM for each, or --comment says why not:\n");
        for item in &form.checklist {
            body.push_str(&prose(&format!("[ ] {}: {}", item.id, item.text), 4));
        }
    }
    body
}

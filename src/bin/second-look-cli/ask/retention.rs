//! Retention: reported, swept, held.
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::retention::sweep::Swept;
use serde::Serialize;

use crate::ended::Ended;
use crate::options::RetentionVerb;
use crate::print::Printer;
use crate::show_retention;

/// What a sweep did, or with `dryRun` would do.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SweptView {
    /// Nothing was erased.
    pub dry_run: bool,
    /// Cases of which something went, or would go.
    pub erased: Vec<CaseId>,
    /// Due, and under a hold.
    pub held: Vec<CaseId>,
    /// Due, and a decision waits.
    pub waiting: Vec<CaseId>,
    /// Due, and what shall stay of it does not open.
    pub unopened: Vec<CaseId>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HeldView {
    case_id: CaseId,
    held: bool,
}

pub async fn retention(printer: &mut Printer, console: &Console, asked: &RetentionVerb) -> Result<(), Ended> {
    match asked {
        RetentionVerb::Report { limit, after } => {
            let report = console.retention_report(after.as_deref(), *limit).await?;
            printer.answer(&report, show_retention::report)
        }
        RetentionVerb::Sweep { dry_run } => {
            let swept = if *dry_run { console.sweep_retention_dry().await? } else { console.sweep_retention().await? };
            let Swept { erased, held, waiting, unopened } = swept;
            printer.answer(&SweptView { dry_run: *dry_run, erased, held, waiting, unopened }, show_retention::swept)
        }
        RetentionVerb::Hold(hold) => {
            let case_id = CaseId::new(hold.id.as_str());
            console.place_hold(&case_id, &hold.reason).await?;
            printer.answer(&HeldView { case_id, held: true }, |_| {
                "Held: nothing of it is erased until it is lifted.".to_owned()
            })
        }
        RetentionVerb::Release(hold) => {
            let case_id = CaseId::new(hold.id.as_str());
            console.lift_hold(&case_id, &hold.reason).await?;
            printer.answer(&HeldView { case_id, held: false }, |_| {
                "Lifted: what is due of it goes by the rules.".to_owned()
            })
        }
    }
}

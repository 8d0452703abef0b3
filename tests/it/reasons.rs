//! Step-ups by the code that opened them, and what became of them, over a whole console.
use second_look::queue::figures::FigureKind;
use second_look::queue::reason_table::ReasonTable;

use crate::cli::terminal::Terminal;
use crate::journeys::reject;
use crate::stage::{Stage, plain_approve, sign_in};

/// The four ends of every row add up to its cases.
fn adds_up(table: &ReasonTable) {
    for counts in table.rows.iter().map(|row| row.counts).chain([table.counts]) {
        assert_eq!(counts.cases, counts.pending + counts.approved + counts.rejected + counts.otherwise);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_18_what_became_of_step_ups_is_told_to_who_looks_for_patterns_and_to_nobody_else() {
    let stage = Stage::still(6).await;
    let reviewer = stage.synced("rev-17").await;
    let refused = reviewer.reasons().await.expect_err("a reviewer has no use for it");
    assert_eq!(refused.code, "role_needed");
    assert!(!reviewer.status().await.unwrap().can_read_reasons);
    let approved = reviewer.open_case(&stage.case(0)).await.unwrap();
    reviewer.save_decision(&plain_approve(&approved)).await.unwrap();
    let rejected = reviewer.open_case(&stage.case(3)).await.unwrap();
    reviewer.save_decision(&reject(&rejected)).await.unwrap();
    stage.send(&reviewer).await;
    reviewer.close().await.unwrap();
    // An analyst's own console, over the same platform.
    let folder = tempfile::tempdir().unwrap();
    let analyst = stage.open_at(&folder.path().join("profile")).await;
    sign_in(&analyst, "ana-04").await;
    analyst.sync_once().await.unwrap();
    assert!(analyst.status().await.unwrap().can_read_reasons);
    let table = analyst.reasons().await.unwrap();
    adds_up(&table);
    assert_eq!((table.counts.approved, table.counts.rejected), (1, 1), "{:?}", table.counts);
    assert!(table.counts.pending >= 3 && table.counts.superseded == 0, "{:?}", table.counts);
    for (case, ended) in [(&approved, "approved"), (&rejected, "rejected")] {
        let codes = case.reasons.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>();
        let row = table.rows.iter().find(|row| codes.contains(&row.code.as_str())).expect("its code has a row");
        let count = if ended == "approved" { row.counts.approved } else { row.counts.rejected };
        assert!(count >= 1, "{ended}: {row:?}");
    }
    analyst.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_42_r_43_key_figures_are_what_was_decided_and_stand_beside_the_table() {
    let stage = Stage::still(6).await;
    let reviewer = stage.synced("rev-17").await;
    for (at, approves) in [(0, true), (3, false)] {
        let case = reviewer.open_case(&stage.case(at)).await.unwrap();
        let input = if approves { plain_approve(&case) } else { reject(&case) };
        reviewer.save_decision(&input).await.unwrap();
    }
    stage.send(&reviewer).await;
    reviewer.close().await.unwrap();
    // An auditor's console keeps the feed of decisions, and so knows when each took effect.
    let folder = tempfile::tempdir().unwrap();
    let auditor = stage.open_at(&folder.path().join("profile")).await;
    sign_in(&auditor, "aud-01").await;
    auditor.sync_once().await.unwrap();
    let table = auditor.reasons().await.unwrap();
    let figure = |kind: FigureKind| table.figures.figures.iter().find(|figure| figure.kind == kind).unwrap();
    let decided = table.counts.approved + table.counts.rejected;
    assert_eq!(decided, 2, "{:?}", table.counts);
    let blocked = &figure(FigureKind::BlockedWrongly).whole;
    assert_eq!((blocked.numerator, blocked.denominator, blocked.sample), (1, 2, 2));
    assert!(blocked.value.as_ref().is_some_and(|value| value.contains("50.0")), "{blocked:?}");
    let completion = &figure(FigureKind::Completion).whole;
    assert_eq!((completion.numerator, completion.denominator), (2, decided + table.counts.otherwise));
    assert_eq!(figure(FigureKind::ReviewVolume).whole.numerator, table.counts.cases, "every case was opened once");
    let time = &figure(FigureKind::TimeToDecision).whole;
    assert_eq!(time.sample, 2, "the feed says when: {time:?}");
    for one in &table.figures.figures {
        assert_eq!(one.weeks.len(), table.figures.weeks.len(), "a measure for each week");
        assert_eq!(one.weeks.iter().map(|week| week.sample).sum::<u32>(), one.whole.sample, "{one:?}");
    }
    assert!(table.figures.from.is_some(), "the period begins with the first case");
    auditor.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_42_the_command_line_prints_five_figures_with_their_arithmetic() {
    let terminal = Terminal::synced("ana-04").await;
    let told = terminal.json(&["reasons"]).json();
    let figures = told["figures"]["figures"].as_array().unwrap();
    assert_eq!(figures.len(), 5);
    for figure in figures {
        let whole = &figure["whole"];
        assert!(whole["numerator"].is_u64() && whole["denominator"].is_u64() && whole["sample"].is_u64(), "{figure}");
        assert!(!figure["definition"].as_str().unwrap().is_empty(), "{figure}");
    }
    let text = terminal.run(&["reasons"]).done();
    for wanted in ["FIGURE", "NUMERATOR", "DENOMINATOR", "SAMPLE", "WEEK OF", "Fraud rate: ", "Period "] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_18_the_command_line_prints_the_same_table() {
    let terminal = Terminal::synced("ana-04").await;
    let told = terminal.json(&["reasons"]).json();
    let number = |row: &serde_json::Value, name: &str| row["counts"][name].as_u64().unwrap();
    assert!(number(&told, "cases") > 10, "{told}");
    for row in told["rows"].as_array().unwrap().iter().chain([&told]) {
        let ends = ["pending", "approved", "rejected", "otherwise"].map(|name| number(row, name));
        assert_eq!(number(row, "cases"), ends.iter().sum::<u64>(), "{row}");
    }
    let text = terminal.run(&["reasons"]).done();
    assert!(
        text.contains("SUPERSEDED") && text.contains("A case with several codes stands in the row of each."),
        "{text}"
    );
    let reviewer = Terminal::synced("rev-17").await;
    let refused = reviewer.run(&["reasons"]);
    assert!(refused.status == 1 && refused.err.contains("[role_needed]"), "{}", refused.err);
}

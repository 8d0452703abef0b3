//! Step-ups by reason in a terminal.
use second_look::queue::figures::KeyFigures;
use second_look::queue::reason_table::{BecameCounts, ReasonRow, ReasonTable};

use crate::table::{columns, cut, one_line};

/// Columns of a code's title.
const TITLE: usize = 48;
/// Weeks of the lines that are printed; `--json` has all of them.
const LINE: usize = 4;

/// The key figures, and one row a code, those of most cases first.
pub fn text(table: &ReasonTable) -> String {
    if table.counts.cases == 0 {
        return "No cases here yet. `second-look-cli sync --once` fetches them.".to_owned();
    }
    let head = [
        "CODE",
        "TITLE",
        "CASES",
        "SHARE",
        "PENDING",
        "APPROVED",
        "REJECTED",
        "OTHERWISE",
        "SUPERSEDED",
        "OF DECIDED APPROVED",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(table.rows.iter().map(row));
    let whole = &table.counts;
    format!(
        "{}{} cases in all: {} pending, {} approved, {} rejected, {} ended otherwise; in {} somebody else's answer stands.\n\
         A case with several codes stands in the row of each.\n\n{}",
        columns(&rows),
        whole.cases,
        whole.pending,
        whole.approved,
        whole.rejected,
        whole.otherwise,
        whole.superseded,
        figures(&table.figures),
    )
}

/// The five figures with their arithmetic, and the last weeks beside them.
fn figures(told: &KeyFigures) -> String {
    let value = |value: Option<&String>| value.map_or_else(|| "-".to_owned(), |value| one_line(value));
    let mut head = ["FIGURE", "VALUE", "NUMERATOR", "DENOMINATOR", "SAMPLE"].map(str::to_owned).to_vec();
    head.extend(told.weeks.iter().take(LINE).map(|week| format!("WEEK OF {week}")));
    let mut rows = vec![head];
    rows.extend(told.figures.iter().map(|figure| {
        let whole = &figure.whole;
        let mut cells = vec![one_line(&figure.title), value(whole.value.as_ref())];
        cells.extend([whole.numerator, whole.denominator, whole.sample].map(|count| count.to_string()));
        cells.extend(figure.weeks.iter().take(LINE).map(|week| value(week.value.as_ref())));
        cells
    }));
    let definitions = told.figures.iter().map(|figure| format!("\n{}: {}.", figure.title, figure.definition));
    let from = told.from.as_deref().unwrap_or("-");
    format!(
        "{}Period {from} to {}, in UTC. A case counts in the week it was opened in.{}",
        columns(&rows),
        told.until,
        definitions.collect::<String>()
    )
}

fn row(row: &ReasonRow) -> Vec<String> {
    let BecameCounts { cases, pending, approved, rejected, otherwise, superseded } = row.counts;
    let mut cells = vec![one_line(&row.code), cut(&row.title, TITLE), cases.to_string(), percent(row.share_per_mille)];
    cells.extend([pending, approved, rejected, otherwise, superseded].map(|count| count.to_string()));
    cells.push(row.approved_per_mille.map_or_else(|| "-".to_owned(), percent));
    cells
}

/// Tenths of a percent, as people read them.
fn percent(per_mille: u32) -> String {
    format!("{}.{} %", per_mille / 10, per_mille % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_18_shares_are_told_to_a_tenth_of_a_percent() {
        assert_eq!([0, 5, 667, 1000].map(percent), ["0.0 %", "0.5 %", "66.7 %", "100.0 %"]);
    }
}

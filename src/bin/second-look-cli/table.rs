//! Columns, paragraphs and times for a terminal.
use second_look::case::shown::steering;

/// Characters of a line of prose.
const LINE: usize = 96;

/// A text from outside as one line: every steering character, line breaks included, is shown instead of obeyed.
pub fn one_line(text: &str) -> String {
    crate::print::safe(text).replace('\n', "⟨U+000A⟩")
}

/// The same, cut to a width.
pub fn cut(text: &str, width: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= width {
        return line;
    }
    line.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// A time of the engine's JSON, to the minute; all times are UTC.
pub fn moment(at: &str) -> String {
    let to_the_minute: String = at.chars().filter(|c| steering(*c).is_none()).take(16).collect();
    to_the_minute.replace('T', " ")
}

/// Left-aligned columns, as wide as their widest cell; trailing blanks are left out. Cells are one line each.
pub fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell_width = |row: &Vec<String>, column: usize| row.get(column).map_or(0, |cell| cell.chars().count());
    let widths: Vec<usize> =
        (0..count).map(|column| rows.iter().map(|row| cell_width(row, column)).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// A paragraph of prose, wrapped at blanks and indented. The text may come from outside.
pub fn prose(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut lines = vec![String::new()];
    for word in one_line(text).split_whitespace() {
        let length = lines.last().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(line) if length == 0 => line.push_str(word),
            Some(line) if length + 1 + word.chars().count() <= LINE.saturating_sub(indent) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| format!("{margin}{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_in_a_name_makes_no_second_line() {
        assert_eq!(one_line("Ann\nVerdict: trusted"), "Ann⟨U+000A⟩Verdict: trusted", "a name cannot forge a line");
    }

    #[test]
    fn columns_stand_under_each_other() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(columns(&[row(&["a", "bb", "c"]), row(&["éé", "b"])]), "a   bb  c\néé  b\n");
    }

    #[test]
    fn prose_is_wrapped_at_blanks_and_loses_no_word() {
        let text = "word ".repeat(60);
        let wrapped = prose(&text, 4);
        assert!(wrapped.lines().all(|line| line.starts_with("    word") && line.chars().count() <= LINE), "{wrapped}");
        assert_eq!(wrapped.split_whitespace().count(), 60);
    }

    #[test]
    fn times_are_shown_to_the_minute() {
        assert_eq!(moment("2026-03-01T10:20:30.123Z"), "2026-03-01 10:20");
    }
}

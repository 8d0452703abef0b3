//! The page for people: one HTML file that prints well, without script and without a reference to anything outside the
//! package. Pure. It shows what the package shows and nothing else.
use std::fmt::Write as _;

use second_look_verify::package::facts::PackageFacts;
use serde_json::Value;

use super::content::{Made, Subject};
use super::words::{escaped, say, word};
use crate::catalogue::{InternalText, Language};

const STYLE: &str = include_str!("report.css");

/// Writes the page.
pub(super) fn report(made: &Made, facts: &PackageFacts, subject: &Subject) -> String {
    Page { made, facts, subject, language: made.language, values: true }.drawn()
}

/// The same page without ids and values of fields: what the console itself says on it, for the guard.
pub(super) fn said(made: &Made, facts: &PackageFacts, subject: &Subject) -> String {
    Page { made, facts, subject, language: made.language, values: false }.drawn()
}

struct Page<'a> {
    made: &'a Made,
    facts: &'a PackageFacts,
    subject: &'a Subject,
    language: Language,
    /// With ids and the values of fields.
    values: bool,
}

impl Page<'_> {
    fn drawn(&self) -> String {
        let (made, language) = (self.made, self.language);
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n",
            language.tag(),
            say(language, "title"),
        );
        let _ = writeln!(html, "<h1>{}</h1>", say(language, "title"));
        if !made.kind.is_full() {
            let _ = writeln!(html, "<p class=\"derived\">{}</p>", say(language, "derived"));
        }
        self.about(&mut html);
        self.decisions(&mut html);
        self.parts(&mut html);
        self.files(&mut html);
        self.fields(&mut html);
        self.left_out(&mut html);
        self.happened(&mut html);
        let _ = writeln!(html, "<h2>{}</h2>\n<p>{}</p>", say(language, "check"), say(language, "check_how"));
        html.push_str("<ul>\n");
        for id in ["unknown_key", "unknown_times", "unknown_complete", "unknown_before"] {
            let _ = writeln!(html, "<li>{}</li>", say(language, id));
        }
        html.push_str("</ul>\n</html>\n");
        html
    }

    fn head(&self, html: &mut String, title: &str, columns: &[&str]) {
        let _ = writeln!(html, "<h2>{}</h2>\n<table>\n<thead><tr>", say(self.language, title));
        for column in columns {
            let _ = write!(html, "<th scope=\"col\">{}</th>", say(self.language, column));
        }
        html.push_str("</tr></thead>\n<tbody>\n");
    }

    fn pairs(&self, html: &mut String, rows: &[(&str, String)]) {
        html.push_str("<table>\n<tbody>\n");
        for (title, value) in rows {
            let _ = writeln!(html, "<tr><th scope=\"row\">{}</th><td>{value}</td></tr>", say(self.language, title));
        }
        html.push_str("</tbody>\n</table>\n");
    }

    fn value(&self, text: &str) -> String {
        if self.values { escaped(text) } else { String::new() }
    }

    fn about(&self, html: &mut String) {
        let facts = self.facts;
        let mut rows = vec![
            ("kind", word(self.language, "kind", self.made.kind.as_str())),
            ("case", self.value(&facts.case_id)),
            ("id", self.value(&facts.package_id)),
            ("made_at", escaped(&facts.made_at)),
        ];
        if self.made.kind.is_full() {
            rows.push(("purpose", escaped(&self.made.purpose)));
            rows.push(("evidence_digest", escaped(&self.subject.digest)));
        }
        if self.made.kind.shows_the_review() {
            rows.push(("witnessed", self.witnessed()));
        }
        self.pairs(html, &rows);
    }

    /// How far somebody else than the console vouches for the log.
    fn witnessed(&self) -> String {
        let Some(seen) = &self.subject.witnessed else { return say(self.language, "not_witnessed") };
        let (entry, at) = (seen.seq.to_string(), crate::clock::rfc3339(seen.at));
        let values = [("entry", entry.as_str()), ("at", at.as_str())];
        escaped(&InternalText::words(self.language, "package-witnessed_up_to", &values))
    }

    fn decisions(&self, html: &mut String) {
        let _ = writeln!(html, "<h2>{}</h2>", say(self.language, "decisions"));
        if self.subject.decisions.is_empty() {
            let _ = writeln!(html, "<p>{}</p>", say(self.language, "no_decision"));
        }
        let review = self.made.kind.shows_the_review();
        for one in &self.subject.decisions {
            let body = one.body.as_deref();
            let said: Value = body.and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default();
            let text = |name: &str| said.get(name).and_then(Value::as_str).map(escaped).unwrap_or_default();
            let customer = said.get("customerFacingReason").and_then(Value::as_str);
            let mut rows = vec![
                ("answer", word(self.language, "answer", &one.answer)),
                ("saved_at", escaped(&crate::clock::rfc3339(one.saved_at))),
            ];
            if review {
                rows.push(("decision_id", escaped(&one.id)));
                rows.push(("reviewer", escaped(&one.reviewer)));
                rows.push(("state", escaped(&one.state)));
            }
            if body.is_none() {
                // What stands beside the bytes is still known; what stood in them is not guessed.
                rows.push(("bytes", say(self.language, "unreadable")));
                self.pairs(html, &rows);
                continue;
            }
            let told = customer.map(|code| word(self.language, "customer", code)).unwrap_or_default();
            rows.push(("customer_reason", told));
            if review {
                rows.push(("reasons", reasons(&said)));
                let over = said.get("override").and_then(Value::as_bool).unwrap_or_default();
                rows.push(("override", say(self.language, if over { "yes" } else { "no" })));
            }
            if self.made.kind.is_full() {
                rows.push(("comment", text("comment")));
            }
            self.pairs(html, &rows);
        }
    }

    fn parts(&self, html: &mut String) {
        self.head(html, "parts", &["part", "state"]);
        for part in &self.facts.parts {
            let (name, state) = (word(self.language, "part", &part.part), word(self.language, "state", &part.state));
            let _ = writeln!(html, "<tr><td>{name}</td><td class=\"{}\">{state}</td></tr>", escaped(&part.state));
        }
        html.push_str("</tbody>\n</table>\n");
    }

    fn files(&self, html: &mut String) {
        if self.facts.files.is_empty() {
            return;
        }
        self.head(html, "files", &["file", "state", "digest"]);
        for file in &self.facts.files {
            let side = word(self.language, "side", &file.side);
            let path = file.path.as_deref().and_then(|path| path.strip_prefix("data/")).map(escaped);
            let path = path.map(|path| format!("<br><code>{path}</code>")).unwrap_or_default();
            let (state, digest) = (word(self.language, "file", &file.state), file.original.as_deref().unwrap_or("-"));
            let digest = escaped(digest);
            let _ = writeln!(html, "<tr><td>{side}{path}</td><td>{state}</td><td><code>{digest}</code></td></tr>");
        }
        html.push_str("</tbody>\n</table>\n");
        // Only our own pixels are drawn: a stranger's file is not opened because a page is.
        let ours = self.facts.files.iter().filter(|file| file.state == "redacted");
        for path in ours.filter_map(|file| file.path.as_deref()?.strip_prefix("data/")) {
            let alt = say(self.language, "redacted_picture");
            let _ = writeln!(
                html,
                "<figure><img src=\"{}\" alt=\"{alt}\"><figcaption>{alt}</figcaption></figure>",
                escaped(path)
            );
        }
    }

    fn fields(&self, html: &mut String) {
        self.head(html, "fields", &["place", "value"]);
        for field in self.subject.fields.iter().filter(|field| field.shown) {
            let value = match &field.value {
                Value::String(text) => self.value(text),
                other => self.value(&other.to_string()),
            };
            let _ = writeln!(html, "<tr><td><code>{}</code></td><td>{value}</td></tr>", escaped(&field.place));
        }
        html.push_str("</tbody>\n</table>\n");
    }

    fn left_out(&self, html: &mut String) {
        self.head(html, "left_out", &["what", "why"]);
        for one in &self.facts.left_out {
            let (what, why) = (word(self.language, "what", &one.what), word(self.language, "why", &one.reason));
            let _ = writeln!(html, "<tr><td>{what}</td><td>{why}</td></tr>");
        }
        html.push_str("</tbody>\n</table>\n");
    }

    fn happened(&self, html: &mut String) {
        if !self.made.kind.shows_the_review() {
            return;
        }
        self.head(html, "happened", &["number", "event", "time", "person"]);
        for one in &self.subject.happened {
            let unproven = say(self.language, "unproven_entry");
            let unproven = if one.of_a_broken_log { format!("<br><b>{unproven}</b>") } else { String::new() };
            let (seq, kind) = (one.seq, escaped(&one.kind));
            let _ = write!(html, "<tr><td>{seq}</td><td>{kind}{unproven}</td>");
            let _ = writeln!(html, "<td>{}</td><td>{}</td></tr>", escaped(&one.at), escaped(&one.person));
        }
        html.push_str("</tbody>\n</table>\n");
    }
}

fn reasons(body: &Value) -> String {
    let one = |reason: &Value| {
        let text = |name: &str| reason.get(name).and_then(Value::as_str).map(escaped).unwrap_or_default();
        format!("{}:{}", text("scheme"), text("code"))
    };
    let all = body.get("reasons").and_then(Value::as_array);
    all.map(|all| all.iter().map(one).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}

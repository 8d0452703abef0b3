//! S1 to S9: what syncing can meet, and P1 to P4: what the links of files can lead to.
use second_look_sandbox::Fault;
use second_look_sandbox::faults::FaultRule;

use super::{NONE, WORKS, patch};
use crate::journeys::sync as journey;
use crate::matrix::Phase as P;
use crate::matrix::{Row, Variant};

const FAULTS: &str = "tests/it/sync_faults.rs";
const PICTURES: &str = "tests/it/pictures.rs";

fn link(name: &'static str, location: &str) -> Variant {
    let fault = Fault::Redirect { status: 302, location: location.to_owned() };
    Variant::boxed(name, fault, NONE).but(P::Link, "file_host_refused, picture refused, online, log -")
}

fn bytes(name: &'static str, content_type: &str, text: &str, want: &'static str) -> Variant {
    let fault = Fault::Text { status: 200, content_type: content_type.to_owned(), text: text.to_owned() };
    Variant::boxed(name, fault, NONE).but(P::File, want)
}

const XML: &str = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>";
const READY: &str = "ok, picture ready, online, log image_fetched image_viewed";
const EXPIRED: &str = "link_expired, picture refused, online, log -";
const NO_IMAGE: &str = "not_an_image, picture not fetched, online, log -";

/// The rows.
pub fn rows() -> Vec<Row> {
    vec![
        Row::new("S1", "The same page twice")
            .journey("each page comes twice", "counts as in one run, nothing fetched twice", |seed| Box::pin(journey::twice(seed)))
            .elsewhere(FAULTS, "the_same_page_again_and_a_feed_that_goes_in_circles_end_with_an_error", "applied once"),
        Row::new("S2", "Pages out of order or overlapping")
            .journey("items in reverse", "the same cases, the newest state", |seed| Box::pin(journey::reverse(seed)))
            .journey("an older state after a newer one", "the newer state stays", |seed| Box::pin(journey::older(seed)))
            .elsewhere(FAULTS, "cases_listed_again_change_nothing", "nothing changes, nothing is logged"),
        Row::new("S3", "A cursor that goes in circles")
            .journey("the cursor it came from", "feed_loops after two requests, the page kept", |seed| Box::pin(journey::circle(seed)))
            .elsewhere(FAULTS, "the_same_page_again_and_a_feed_that_goes_in_circles_end_with_an_error", "feed_loops at once"),
        Row::new("S4", "A cursor refused after a restart")
            .ruled("The sweep is made in place and takes away at its end what it did not meet (contract section 7); the person keeps working meanwhile.")
            .journey("expired while closed", "swept, the same cases, nothing taken away", |seed| Box::pin(journey::expired(seed)))
            .elsewhere(FAULTS, "a_full_sweep_takes_away_what_it_did_not_meet", "what was not met is gone")
            .elsewhere(FAULTS, "a_platform_that_forgets_every_cursor_is_not_swept_without_end", "cursor_expired, nothing lost"),
        Row::new("S5", "A case that changes between list and fetch")
            .journey("the etag moves after the page", "the newest evidence, in at most two rounds", |seed| Box::pin(journey::moved(seed))),
        Row::new("S6", "The same etag, another content")
            .ruled("Under an etag that is held nothing is fetched again, so there is no second digest to compare ([0047](decisions/0047-a-condition-is-told-and-changes-nothing.md)): the reviewer sees and decides on what was shown first, and the digest of exactly that goes out with the decision (contract section 4).")
            .journey("content changed under its etag", "what was shown stays, and its digest is sent", |seed| Box::pin(journey::same_tag(seed))),
        Row::new("S7", "A page that is far too large")
            .journey("20,000 items", "asked for again with half the limit; every case arrives", |seed| Box::pin(journey::flood(seed)))
            .elsewhere(FAULTS, "bad_records_are_set_aside_and_the_rest_arrives", "the record is set aside, the others arrive")
            .elsewhere(FAULTS, "hostile_names_are_set_aside_or_shown_safely", "ten megabytes of a name are set aside"),
        Row::new("S8", "Unknown words, null where an object is due")
            .with(Variant::boxed("unknown verdict", patch("/items/0/deviceVerdict", "sideways"), NONE).but(P::List, WORKS[0].unwrap()))
            .with(Variant::boxed("unknown family", patch("/items/0/openedBecause", strange()), NONE).but(P::List, WORKS[0].unwrap()))
            .elsewhere(FAULTS, "bad_records_are_set_aside_and_the_rest_arrives", "unknown words are kept, null is set aside")
            .elsewhere("src/platform/convert/tests/arbitrary.rs", "no_json_makes_a_reader_panic", "no panic, whatever comes"),
        Row::new("S9", "The server's time jumps")
            .journey("an hour on", "the lease is measured by the server's time, clock_off told", |seed| Box::pin(journey::jump(3_600, seed)))
            .journey("an hour back", "the lease is measured by the server's time, clock_off told", |seed| Box::pin(journey::jump(-3_600, seed)))
            .journey("four minutes on", "the lease is measured by the server's time, nothing told", |seed| Box::pin(journey::jump(240, seed)))
            .elsewhere("tests/it/clocks.rs", "clocks_more_than_five_minutes_apart_are_told_with_both_times_until_they_agree", "both times, until they agree"),
        Row::new("P1", "A link that has expired")
            .with(Variant::times("once", 1, Fault::LinkExpired, NONE).but(P::File, READY))
            .with(Variant::times("twice", 2, Fault::LinkExpired, NONE).but(P::File, READY))
            .with(Variant::times("three times", 3, Fault::LinkExpired, NONE).but(P::File, EXPIRED))
            .elsewhere(PICTURES, "a_link_that_expired_is_asked_for_again", "a new link, at most three"),
        Row::new("P2", "A link to where files may not come from")
            .with(link("another host", "https://files.example/blob/x"))
            .with(link("a file of this machine", "file:///etc/passwd"))
            .with(link("link-local", "http://169.254.169.254/latest/meta-data"))
            .with(link("a private network", "https://10.0.0.1/blob/x"))
            .with(link("another port of this machine", "http://127.0.0.1:1/blob/x"))
            .with(link("credentials inside", "http://user:word@127.0.0.1/blob/x"))
            .elsewhere("src/platform/faults/files.rs", "links_to_anywhere_else_are_refused_before_connecting", "refused before connecting")
            .elsewhere("src/platform/resolver.rs", "a_walled_name_that_leads_home_is_refused_and_an_unwalled_one_is_not", "looked at again after the name is resolved"),
        Row::new("P3", "200 with an error or a page instead of the file")
            .ruled("Three words of XML mean that the link expired; a page or a drawing is asked for once and told as one.")
            .with(bytes("XML", "application/xml", XML, EXPIRED))
            .with(bytes("XML that calls itself a picture", "image/jpeg", XML, EXPIRED))
            .with(bytes("a page", "text/html", "<!doctype html><html><body>Sign in</body></html>", NO_IMAGE))
            .with(bytes("a drawing with script", "image/svg+xml", "<svg><script>alert(1)</script></svg>", NO_IMAGE)),
        Row::new("P4", "A file that is another one the next time")
            .elsewhere(PICTURES, "a_file_that_changes_under_newer_evidence_is_flagged_when_the_case_is_opened_again", "flagged, the first version kept")
            .elsewhere(PICTURES, "a_file_that_is_not_the_one_announced_is_flagged", "flagged"),
    ]
}

/// A reason of a family nobody has heard of.
fn strange() -> serde_json::Value {
    serde_json::json!([{ "family": "weather", "code": "STORM_AHEAD", "since": 4 }])
}

/// A rule for the change feed.
pub fn feed(fault: Fault) -> FaultRule {
    FaultRule::always("GET", "/review/v1/*/cases", fault)
}

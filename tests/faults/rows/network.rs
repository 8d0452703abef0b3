//! N1 to N23: the network.
use second_look_sandbox::Fault;
use second_look_sandbox::faults::Length;

use super::{CUT, FAILS, LOST, NONE, NOT_FOR_AN_HOUR, NOT_SENT, PORTAL, WORKS, patch, status};
use crate::certificates::Wrong;
use crate::front::Mode;
use crate::journeys::{answers, certificates};
use crate::matrix::Phase as P;
use crate::matrix::{Row, Variant};

const CERTIFICATES: &str = "src/platform/faults/certificates.rs";

fn cut(length: Length) -> Fault {
    Fault::Cut { keep: 40, length }
}

/// Nothing is sent, and the certificate is named wherever an error is shown.
fn certificate(name: &'static str, wrong: Wrong, claim: &'static str) -> Variant {
    not_sent(name, Mode::Tls(wrong))
        .but(P::List, "certificate_refused, row old, offline, log -")
        .but(P::Case, "certificate_refused, evidence old, offline, log -")
        .but(P::Link, "certificate_refused, picture not fetched, offline, log -")
        .but(P::File, "certificate_refused, picture not fetched, online, log -")
        .but(P::Claim, claim)
}

/// What is read on a case that could not be claimed.
macro_rules! unclaimed {
    ($why:literal, $issuer:literal, $from:literal, $until:literal) => {
        concat!(
            "read-only \u{201c}The certificate the platform shows is not accepted: ",
            $why,
            ". It was issued by ",
            $issuer,
            " and is valid from ",
            $from,
            "-01-01 to ",
            $until,
            "-01-01.\u{201d}, offline, log case_opened"
        )
    };
}

/// The way is closed before a byte of the request is sent. What was called sent before that is called so again.
fn not_sent(name: &'static str, mode: Mode) -> Variant {
    Variant::front(name, mode, NOT_SENT)
        .again(P::Decision, "unknown offline, Waiting, offline, log -")
        .then(P::Decision, "confirmed, Confirmed, online, log sent confirmed")
}

/// The way breaks when the request is on it, for everything that goes to the platform.
fn broken(name: &'static str, mode: Mode) -> Variant {
    Variant::front(name, mode, LOST)
        .but(P::Case, "offline, evidence old, offline, log -")
        .again(P::Decision, "unknown no_answer, Waiting, offline, log -")
}

/// A picture cut on the way: asked for twice more, then kept as what it is.
const CUT_PICTURE: &str = "image_damaged, picture bad, online, log image_fetched";

/// The rows.
pub fn rows() -> Vec<Row> {
    vec![
        Row::new("N1", "The host's name is not found")
            .journey("no such name", "offline within 5 s, queued offline; sent when it is back", |seed| Box::pin(answers::no_such_name(seed)))
            .elsewhere("src/platform/client.rs", "a_name_that_does_not_exist_has_sent_nothing", "nothing was sent"),
        Row::new("N2", "Nobody listens").with(not_sent("closed port", Mode::Refused)),
        Row::new("N3", "Reset after the request, before an answer")
            .with(Variant::boxed("reset", Fault::Reset, LOST))
            .with(Variant::boxed("closed in order", Fault::Close, LOST)),
        Row::new("N4", "The answer is lost after the platform acted")
            .with(Variant::boxed("answer lost", Fault::LoseAnswer, LOST))
            .with(Variant::boxed("500 instead of the answer", Fault::StatusAfter { status: 500 }, FAILS)),
        Row::new("N5", "No connection in time").with(not_sent("black hole", Mode::BlackHole)),
        Row::new("N6", "No first byte")
            .with(Variant::boxed("silence", Fault::Hang, LOST).timed())
            .with(Variant::boxed("silence after the effect", Fault::HangAnswer, LOST).timed()),
        Row::new("N7", "Headers that drip")
            .with(Variant::boxed("a byte every 40 ms", Fault::SlowHead { ms_per_byte: 40 }, LOST).timed()),
        Row::new("N8", "A body that drips")
            .with(Variant::boxed("a byte every 100 ms", Fault::SlowBody { ms_per_byte: 100 }, LOST).without(&[P::Link]).timed()),
        Row::new("N9", "A body cut short, its length told")
            .with(Variant::boxed("cut", cut(Length::True), LOST).without(&[P::Link])),
        Row::new("N10", "A body cut short, no length told")
            .with(Variant::boxed("cut", cut(Length::None), CUT).but(P::File, CUT_PICTURE))
            .with(Variant::times("cut twice", 2, cut(Length::None), WORKS).only(&[P::File]).but(P::File, WORKS[2].unwrap())),
        Row::new("N11", "A length longer than the body")
            .with(Variant::boxed("1,000 too long", cut(Length::Long), LOST)),
        Row::new("N12", "A length shorter than the body")
            .with(Variant::boxed("40 bytes told", cut(Length::Short), CUT).but(P::File, CUT_PICTURE)),
        Row::new("N13", "Two lengths").with(Variant::boxed("two lengths", cut(Length::Double), LOST)),
        Row::new("N14", "A chunked body cut in a chunk")
            .with(Variant::boxed("cut chunk", cut(Length::Chunked), LOST)),
        Row::new("N15", "A gzip bomb")
            .with(Variant::boxed("8 MiB", Fault::GzipBomb { mib: 8 }, BOMB)
                .again(P::List, "platform, row old, offline, log -")
                .again(P::Claim, "read-only \u{201c}The answer is too large.\u{201d}, offline, log case_opened")
                .then(P::Case, NOT_FOR_AN_HOUR))
            .with(Variant::boxed("300 MiB", Fault::GzipBomb { mib: 300 }, BOMB)
                .only(&[P::List])
                .again(P::List, "platform, row old, offline, log -")),
        Row::new("N16", "A web page with 200").with(Variant::boxed("captive portal", Fault::Portal, PORTAL)),
        Row::new("N17", "511, or a redirect to another host")
            .with(Variant::boxed("511", status(511), PORTAL)
                .but(P::File, "network_needs_sign_in, picture not fetched, online, log -"))
            .with(redirect("302", 302))
            .with(redirect("307", 307)),
        Row::new("N18", "Nothing where JSON is due")
            .with(Variant::boxed("204", Fault::Empty { status: 204, answered: false }, CUT))
            .with(Variant::boxed("204 after the effect", Fault::Empty { status: 204, answered: true }, CUT))
            .with(Variant::boxed("200 and no byte", Fault::Empty { status: 200, answered: false }, CUT)),
        Row::new("N19", "An answer about another case")
            .with(Variant::boxed("caseId", patch("/caseId", "cse_of_somebody_else"), NONE)
                .but(P::Claim, "read-only \u{201c}The platform answered with another case. Nothing of it was shown.\u{201d}, online, log case_opened foreign_case_refused")
                .but(P::Decision, "unknown no_answer, Waiting, online, log sent foreign_case_refused unknown")
                .but(P::ReadBack, "unknown no_answer, Waiting, online, log foreign_case_refused"))
            .with(Variant::boxed("sessionId", patch("/sessionId", "0199-somebody-else"), NONE)
                .but(P::Case, "ok, evidence old, online, log foreign_case_refused")
                .then(P::Case, NOT_FOR_AN_HOUR)),
        Row::new("N20", "A certificate that is not good")
            .with(certificate("expired", Wrong::Expired, unclaimed!("it has expired", "SPECIMEN authority", "2020", "2021")))
            .with(certificate("not yet valid", Wrong::NotYet, unclaimed!("it is not valid yet", "SPECIMEN authority", "2090", "2091")))
            .with(certificate("wrong host", Wrong::Host, unclaimed!("it belongs to another host", "SPECIMEN authority", "2020", "2090")))
            .with(certificate("unknown authority", Wrong::UnknownIssuer, unclaimed!("nobody this machine trusts has signed it", "SPECIMEN stranger", "2020", "2090")))
            .with(certificate("signed by itself", Wrong::SelfSigned, unclaimed!("it has signed itself", "itself", "2020", "2090")))
            .journey("five rounds against two certificates", "each told with its dates and its issuer; two entries in the log", |seed| Box::pin(certificates::told_once(seed)))
            .elsewhere(CERTIFICATES, "each_bad_certificate_is_named_with_its_dates_and_ends_it_before_anything_is_sent", "nothing is sent"),
        Row::new("N21", "An authority in the system's store")
            .with(Variant::front("an authority of the organisation", Mode::Tls(Wrong::Nothing), WORKS))
            .journey("without a pin", "works; the issuer is in the log once", |seed| Box::pin(certificates::issuer_noted(seed)))
            .journey("inspected, with a pin", "certificate_not_pinned, nothing sent, an entry in the log", |seed| Box::pin(certificates::inspected(seed)))
            .journey("with the pin of the authority that signed", "works", |seed| Box::pin(certificates::rightly_pinned(seed)))
            .elsewhere(CERTIFICATES, "with_a_pin_an_inspecting_authority_is_refused_even_when_it_sends_the_pinned_one_along", "refused"),
        Row::new("N22", "A proxy that wants credentials").with(Variant::boxed("407", status(407), NOT_SENT)
                .but(P::List, "proxy_needs_sign_in, row old, offline, log -")
                .but(P::Case, "ok, evidence old, offline, log -")
                .but(P::Link, "proxy_needs_sign_in, picture not fetched, offline, log -")
                .but(P::File, "proxy_needs_sign_in, picture not fetched, online, log -")
                .but(P::Claim, "read-only \u{201c}The network's proxy wants a sign-in.\u{201d}, offline, log case_opened")
                .then(P::Decision, "confirmed, Confirmed, online, log sent confirmed")
                .after(61))
            .journey("five minutes at work", "asked once a minute, then on as before", |seed| Box::pin(certificates::once_a_minute(seed))),
        Row::new("N23", "HTTP/2 that ends or floods")
            .with(broken("GOAWAY", Mode::GoAway))
            .with(broken("frames without anything in them", Mode::EmptyFrames)),
    ]
}

fn redirect(name: &'static str, status: u16) -> Variant {
    let fault = Fault::Redirect { status, location: "http://127.0.0.1:1/elsewhere".into() };
    Variant::boxed(name, fault, PORTAL)
        .but(P::Link, "file_host_refused, picture refused, online, log -")
        .but(P::File, "file_host_refused, picture refused, online, log -")
}

/// Too large, however small it was packed. The status bar stays as it was.
const BOMB: crate::matrix::Wants = [
    Some("platform, row old, online, log -"),
    Some("ok, evidence old, online, log -"),
    None,
    None,
    Some("read-only \u{201c}The answer is too large.\u{201d}, online, log case_opened"),
    Some("unknown no_answer, Waiting, online, log sent unknown"),
    Some("unknown no_answer, Waiting, offline, log -"),
];

//! What the sentence of an error names, each by a stable word, so that the window says the same in another language
//! (`ui/src/texts/*.errors.ftl`). Nothing stands here that the sentence does not say as well.
use super::certificates::issuer_text;
use super::conditions::moment;
use crate::case::shown::ShownText;
use crate::platform::{CertificateFault, Clocks, Person, PlatformError};
use crate::store::StoreError;

/// A fact's name and the fact.
pub(super) type Facts = Vec<(&'static str, String)>;

/// Why a certificate is not accepted, who signed it and when it holds, as far as it can be read; where it is about dates,
/// what the clocks show.
pub(super) fn of_certificate(fault: &CertificateFault) -> Facts {
    let mut facts = vec![("why", fault.why.as_str().to_owned())];
    if let Some(read) = &fault.facts {
        let day = |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m-%d").to_string();
        facts.push(("issuer", issuer_text(read)));
        facts.push(("from", day(read.not_before)));
        facts.push(("until", day(read.not_after)));
    }
    facts.extend(fault.clocks.into_iter().flat_map(of_clocks));
    facts
}

/// What this machine's clock shows, and what the platform's showed at last.
pub(super) fn of_clocks(clocks: Clocks) -> Facts {
    let there = clocks.there.map(|there| ("there", moment(there)));
    std::iter::once(("here", moment(clocks.here))).chain(there).collect()
}

/// Who holds a case, where the platform says so.
pub(super) fn of_holder(holder: Option<&Person>) -> Facts {
    holder.map(|holder| ("holder", ShownText::new(&holder.name).text)).into_iter().collect()
}

/// What is wrong with an answer that cannot be used.
pub(super) fn of_platform(cause: &PlatformError) -> Facts {
    let told = |fault: &str| ("fault", fault.to_owned());
    match cause {
        PlatformError::UnexpectedStatus(status) => vec![told("status"), ("detail", format!("HTTP {status}"))],
        PlatformError::Malformed(place) => vec![told("shape"), ("detail", (*place).to_owned())],
        PlatformError::TooLarge => vec![told("too_large")],
        PlatformError::Vault(_) => vec![told("vault")],
        PlatformError::Setup => vec![told("setup")],
        _ => Vec::new(),
    }
}

/// Of the file's errors those about keys name something.
pub(super) fn of_store(cause: &StoreError) -> Facts {
    match cause {
        StoreError::Key(why) => why.facts(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::roles::{Command, RoleNeeded};
    use crate::console::AppError;
    use crate::platform::{CertificateWhy, Problem};

    fn named(error: &AppError) -> Vec<(&str, &str)> {
        error.facts.iter().map(|(name, fact)| (name.as_str(), fact.as_str())).collect()
    }

    #[test]
    fn whatever_a_sentence_names_stands_beside_it() {
        let status = AppError::from(PlatformError::UnexpectedStatus(418));
        assert_eq!(
            (status.code.as_str(), named(&status)),
            ("platform", vec![("detail", "HTTP 418"), ("fault", "status")])
        );
        assert!(status.message.contains("418"), "the sentence says it as well: {}", status.message);

        let holder = Person { id: crate::ids::PersonId::new("rev-2"), name: "M. Okafor".to_owned() };
        let problem = Problem { holder: Some(holder), ..Problem::plain(409, "claim_held") };
        let held = AppError::from(PlatformError::Problem(Box::new(problem)));
        assert_eq!(
            (held.message.as_str(), named(&held)),
            ("M. Okafor holds this case.", vec![("holder", "M. Okafor")])
        );
        let nobody = AppError::from(PlatformError::Problem(Box::new(Problem::plain(409, "claim_held"))));
        assert!(nobody.facts.is_empty(), "nobody is named who is not known");

        let role = AppError::from(RoleNeeded { command: Command::AcknowledgeLog });
        let roles = role.facts.get("roles").unwrap();
        assert!(roles.split(',').all(|one| !one.is_empty() && role.message.contains(one)), "{role:?}");
    }

    #[test]
    fn a_certificate_refused_for_its_dates_sends_the_person_to_the_clock_with_both_times() {
        let here = chrono::DateTime::UNIX_EPOCH;
        let told = |why, there: Option<_>| {
            let clocks = Some(Clocks { here, there, carried_on: there.is_some() });
            let fault = CertificateFault { why, facts: None, clocks, fingerprint: [0; 32] };
            AppError::from(PlatformError::Certificate(Box::new(fault)))
        };
        for why in [CertificateWhy::Expired, CertificateWhy::NotYetValid] {
            let both = told(why, Some(here + chrono::TimeDelta::days(1)));
            let action = both.action.clone().unwrap();
            for (name, time) in [("here", "1970-01-01 00:00 UTC"), ("there", "1970-01-02 00:00 UTC")] {
                assert_eq!(both.facts.get(name).map(String::as_str), Some(time), "{why}: for the other languages");
                assert!(action.contains(time), "{why}: {action}");
            }
            let one = told(why, None);
            assert!(one.facts.contains_key("here") && !one.facts.contains_key("there"), "{why}: what is not known");
            assert!(
                one.action.unwrap().contains("This machine's clock says 1970-01-01 00:00 UTC."),
                "{why}: is not said"
            );
        }
    }

    #[test]
    fn an_error_that_names_nothing_has_no_facts() {
        assert!(AppError::signed_out().facts.is_empty());
        assert!(AppError::from(PlatformError::SignInNeeded).facts.is_empty());
    }
}

//! The plan: rules in order, and which of them fires.
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which of the two listeners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Host {
    /// Platform, review API, issuer.
    Api,
    /// The file host.
    Files,
}

/// How the length of a damaged body is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// The true length; the connection ends early (N9).
    True,
    /// None; the end of the connection is the end of the body (N10).
    None,
    /// Longer than the body (N11).
    Long,
    /// Shorter than the body (N12).
    Short,
    /// Two different lengths (N13).
    Double,
    /// Chunked, cut in the middle of a chunk (N14).
    Chunked,
}

/// One way to fail. "Answered" means the request is carried out first; "unanswered" that it never reaches the rules.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Fault {
    /// Waits, then goes on as usual.
    Delay {
        /// How long.
        ms: u64,
    },
    /// Answered, but the answer waits.
    DelayAnswer {
        /// How long.
        ms: u64,
    },
    /// Unanswered: the connection is reset (N2, N3).
    Reset,
    /// Unanswered: the connection is closed in order.
    Close,
    /// Unanswered: nothing comes until the caller gives up (N6).
    Hang,
    /// Answered, then the connection is reset before a byte of the answer (N4).
    LoseAnswer,
    /// Answered, then nothing comes until the caller gives up.
    HangAnswer,
    /// Unanswered: this status. With a code: a problem body of the contract; without: a body of words (H1 to H16).
    Status {
        /// HTTP status.
        status: u16,
        /// Problem code.
        #[serde(default)]
        code: Option<String>,
        /// `Retry-After`, as it stands.
        #[serde(default)]
        retry_after: Option<String>,
    },
    /// Answered, and the caller is told this status instead (H17: a 500 after the effect).
    StatusAfter {
        /// HTTP status.
        status: u16,
    },
    /// An empty body with this status where JSON is due (N18).
    Empty {
        /// HTTP status, 204 for one.
        status: u16,
        /// Whether the request is carried out first.
        #[serde(default)]
        answered: bool,
    },
    /// A captive portal: HTML with status 200 (N16).
    Portal,
    /// A redirect to another host (N17).
    Redirect {
        /// HTTP status.
        status: u16,
        /// Where to.
        location: String,
    },
    /// Answered, with a body whose announced length and bytes disagree.
    Cut {
        /// Bytes of the body that are sent.
        keep: usize,
        /// What is announced.
        length: Length,
    },
    /// Answered, gzip-compressed: so many MiB of spaces after the body (N15).
    GzipBomb {
        /// Unpacked size.
        mib: usize,
    },
    /// Answered, the head of the answer one byte at a time (N7).
    SlowHead {
        /// Between bytes.
        ms_per_byte: u64,
    },
    /// Answered, the body one byte at a time (N8).
    SlowBody {
        /// Between bytes.
        ms_per_byte: u64,
    },
    /// Answered, with values of the JSON replaced (N19, S1 to S9): JSON pointers to their new values. `null` removes.
    Patch {
        /// `/items/0/caseId` → value.
        set: serde_json::Map<String, Value>,
    },
    /// Answered, with the first item of a page repeated so often (S7).
    Flood {
        /// Items on the page.
        items: usize,
    },
    /// Answered, with the items of a page in reverse order (S2).
    Reverse,
    /// Answered, with the answer the rule saw first, again and again (S1 the same page twice, S3 a looping cursor).
    Repeat,
    /// Unanswered: this text as it stands.
    Text {
        /// HTTP status.
        status: u16,
        /// Content type.
        content_type: String,
        /// The body.
        text: String,
    },
    /// Unanswered: these bytes on the wire instead of an HTTP answer, then the end of the connection.
    Bytes {
        /// Latin-1 text; each character is one byte.
        bytes: String,
    },
    /// The file link was good but is no longer (P1).
    LinkExpired,
}

/// One rule.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FaultRule {
    /// A name to find the rule's hits by.
    #[serde(default)]
    pub name: Option<String>,
    /// Which listener.
    #[serde(default = "api")]
    pub host: Host,
    /// HTTP method; any without.
    #[serde(default)]
    pub method: Option<String>,
    /// Path pattern: `*` is one segment, `**` any number.
    pub path: String,
    /// Text the query must contain.
    #[serde(default)]
    pub query: Option<String>,
    /// Matches let through first.
    #[serde(default)]
    pub skip: u32,
    /// How often it fires; for ever without.
    #[serde(default)]
    pub count: Option<u32>,
    /// Chance to fire at each match, 0 to 1; certain without.
    #[serde(default)]
    pub chance: Option<f64>,
    /// What happens.
    pub fault: Fault,
}

fn api() -> Host {
    Host::Api
}

impl FaultRule {
    /// A rule for the API host that fires once at the first match.
    #[must_use]
    pub fn once(method: &str, path: &str, fault: Fault) -> Self {
        Self { count: Some(1), ..Self::always(method, path, fault) }
    }

    /// A rule for the API host that always fires.
    #[must_use]
    pub fn always(method: &str, path: &str, fault: Fault) -> Self {
        Self {
            name: None,
            host: Host::Api,
            method: (method != "*").then(|| method.to_owned()),
            path: path.to_owned(),
            query: None,
            skip: 0,
            count: None,
            chance: None,
            fault,
        }
    }

    /// The same rule on the file host.
    #[must_use]
    pub fn on_files(self) -> Self {
        Self { host: Host::Files, ..self }
    }
}

/// A rule that fired.
#[derive(Clone, Debug)]
pub struct Fired {
    /// Position in the plan.
    pub rule: usize,
    /// What to do.
    pub fault: Fault,
}

#[derive(Debug)]
struct Armed {
    rule: FaultRule,
    matched: u32,
    hits: u32,
    first_answer: Option<(u16, Vec<u8>)>,
}

/// The rules and how far each has come.
#[derive(Debug)]
pub struct FaultPlan {
    rules: Vec<Armed>,
    dice: StdRng,
}

/// How far a rule has come.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hits {
    /// The rule.
    pub rule: FaultRule,
    /// Requests it matched.
    pub matched: u32,
    /// Times it fired.
    pub hits: u32,
}

fn fits(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => fits(rest, path) || path.split_first().is_some_and(|(_, tail)| fits(pattern, tail)),
        (Some((part, rest)), Some((segment, tail))) => (*part == "*" || part == segment) && fits(rest, tail),
        _ => false,
    }
}

impl FaultPlan {
    /// An empty plan with dice of this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rules: Vec::new(), dice: StdRng::seed_from_u64(seed) }
    }

    /// Adds a rule at the end.
    pub fn add(&mut self, rule: FaultRule) {
        self.rules.push(Armed { rule, matched: 0, hits: 0, first_answer: None });
    }

    /// Removes all rules.
    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// How far each rule has come.
    #[must_use]
    pub fn hits(&self) -> Vec<Hits> {
        self.rules.iter().map(|one| Hits { rule: one.rule.clone(), matched: one.matched, hits: one.hits }).collect()
    }

    /// The fault for a request, if one fires.
    pub fn fire(&mut self, host: Host, method: &str, path: &str, query: &str) -> Option<Fired> {
        let path: Vec<&str> = path.split('/').collect();
        for (index, armed) in self.rules.iter_mut().enumerate() {
            let rule = &armed.rule;
            let pattern: Vec<&str> = rule.path.split('/').collect();
            let matches = rule.host == host
                && rule.method.as_deref().is_none_or(|word| word.eq_ignore_ascii_case(method))
                && rule.query.as_deref().is_none_or(|part| query.contains(part))
                && fits(&pattern, &path);
            if !matches {
                continue;
            }
            armed.matched += 1;
            let spent = rule.count.is_some_and(|count| armed.hits >= count);
            let by_chance = rule.chance.is_none_or(|chance| self.dice.random_bool(chance.clamp(0.0, 1.0)));
            if armed.matched <= rule.skip || spent || !by_chance {
                continue;
            }
            armed.hits += 1;
            return Some(Fired { rule: index, fault: rule.fault.clone() });
        }
        None
    }

    /// The first answer a repeating rule saw; remembers this one if there was none.
    pub fn first_answer(&mut self, rule: usize, status: u16, body: &[u8]) -> (u16, Vec<u8>) {
        let Some(armed) = self.rules.get_mut(rule) else { return (status, body.to_vec()) };
        armed.first_answer.get_or_insert_with(|| (status, body.to_vec())).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, FaultPlan, FaultRule, Host};

    #[test]
    fn patterns_match_segments() {
        let mut plan = FaultPlan::new(1);
        plan.add(FaultRule::always("GET", "/review/v1/*/cases/**", Fault::Reset));
        assert!(plan.fire(Host::Api, "GET", "/review/v1/staging/cases/cse_1/decision", "").is_some());
        assert!(plan.fire(Host::Api, "GET", "/review/v1/staging/cases", "").is_some(), "** may be empty");
        assert!(plan.fire(Host::Api, "POST", "/review/v1/staging/cases", "").is_none());
        assert!(plan.fire(Host::Api, "GET", "/api/v1/staging/cases", "").is_none());
        assert!(plan.fire(Host::Files, "GET", "/review/v1/staging/cases", "").is_none());
    }

    #[test]
    fn a_rule_waits_fires_and_is_spent() {
        let mut plan = FaultPlan::new(1);
        plan.add(FaultRule { skip: 1, count: Some(2), ..FaultRule::always("*", "/x", Fault::Hang) });
        let fired: Vec<bool> = (0..5).map(|_| plan.fire(Host::Api, "GET", "/x", "").is_some()).collect();
        assert_eq!(fired, [false, true, true, false, false]);
        assert_eq!((plan.hits()[0].matched, plan.hits()[0].hits), (5, 2));
    }

    #[test]
    fn chance_is_the_same_for_the_same_seed() {
        let run = |seed| {
            let mut plan = FaultPlan::new(seed);
            plan.add(FaultRule { chance: Some(0.5), ..FaultRule::always("*", "/x", Fault::Hang) });
            (0..64).map(|_| plan.fire(Host::Api, "GET", "/x", "").is_some()).collect::<Vec<_>>()
        };
        assert_eq!(run(3), run(3));
        assert_ne!(run(3), run(4), "another seed, another sequence");
    }

    #[test]
    fn a_rule_reads_from_json() {
        let text = r#"{"method":"POST","path":"/review/v1/*/cases/*/decision","count":1,
            "fault":{"kind":"status","status":429,"code":"overloaded","retryAfter":"120"}}"#;
        assert!(matches!(serde_json::from_str::<FaultRule>(text).unwrap().fault, Fault::Status { status: 429, .. }));
        let unit = r#"{"path":"/x","fault":{"kind":"lose_answer"}}"#;
        assert!(matches!(serde_json::from_str::<FaultRule>(unit).unwrap().fault, Fault::LoseAnswer));
    }
}

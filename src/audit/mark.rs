//! What is remembered of the log outside the file, beside the keys: a file older than that was put back.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use second_look_verify::tree::Hash;
use serde::{Deserialize, Serialize};

/// How far the log was (reliability 4.3, *Rollback*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogMark {
    /// Which log of the console, from 1.
    pub epoch: u32,
    /// Entries of it.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
}

/// FROZEN: it lies in keychains. Fields are only ever added.
#[derive(Serialize, Deserialize)]
struct Text {
    epoch: u32,
    size: String,
    root: String,
}

impl LogMark {
    /// As it lies beside the keys.
    ///
    /// # Errors
    /// Never for these fields; the writer's type asks for it.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        let root = STANDARD.encode(self.root);
        serde_json::to_string(&Text { epoch: self.epoch, size: self.size.to_string(), root })
    }

    /// Reads it back; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let read: Text = serde_json::from_str(text).ok()?;
        let root = STANDARD.decode(read.root).ok()?.try_into().ok()?;
        Some(Self { epoch: read.epoch, size: read.size.parse().ok()?, root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_mark_is_frozen() {
        let mark = LogMark { epoch: 1, size: 12, root: [0; 32] };
        let text = r#"{"epoch":1,"size":"12","root":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}"#;
        assert_eq!(mark.to_text().unwrap(), text, "keychains that exist already hold it so");
        assert_eq!(LogMark::parse(text), Some(mark));
        assert_eq!(LogMark::parse("{}"), None);
    }
}

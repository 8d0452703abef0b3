//! The few options the commands share, read by hand because xtask has no dependencies.
use crate::run::Stop;

/// What stood on the command line after the command's name.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    /// `--yes`: install what is missing without asking; for scripts and CI.
    pub yes: bool,
    /// `--keep`: leave the sandbox of the tour running until Enter is pressed.
    pub keep: bool,
    /// `--filter TEXT`, may be repeated: only the suites whose name contains one of these.
    pub filters: Vec<String>,
    /// `--minutes N`: how long a long run takes.
    pub minutes: Option<u64>,
    /// `--window`: measure in the real window.
    pub window: bool,
    /// What is not an option.
    pub words: Vec<String>,
}

impl Options {
    /// Reads the words after the command's name; an unknown option is refused by name.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Options, Stop> {
        let mut options = Options::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--yes" | "-y" => options.yes = true,
                "--keep" => options.keep = true,
                "--window" => options.window = true,
                "--filter" => {
                    options.filters.push(words.next().ok_or_else(|| Stop::new("--filter needs the name of a suite"))?)
                }
                "--minutes" => {
                    let number = words.next().and_then(|word| word.parse().ok());
                    options.minutes = Some(number.ok_or_else(|| Stop::new("--minutes needs a number"))?);
                }
                other if other.starts_with('-') => return Err(Stop::new(format!("unknown option {other}"))),
                _ => options.words.push(word),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, Stop> {
        Options::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_may_stand_in_any_order() {
        let options = read("test --filter window --yes --filter crash").unwrap();
        assert!(options.yes, "--yes was given");
        assert_eq!(options.filters, ["window", "crash"]);
        assert_eq!(options.words, ["test"]);
    }

    #[test]
    fn an_unknown_option_is_refused_by_name() {
        assert_eq!(read("--yess").unwrap_err().to_string(), "unknown option --yess");
        assert!(read("--filter").is_err(), "a filter without a name means nothing");
        assert!(read("soak t07 --minutes soon").is_err(), "minutes are a number");
        assert_eq!(read("soak t07 --minutes 5").unwrap().minutes, Some(5));
    }
}

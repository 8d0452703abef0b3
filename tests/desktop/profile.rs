//! A profile of its own, and the person's browser for signing in.
use std::path::{Path, PathBuf};
use std::time::Duration;

use second_look_sandbox::Addresses;

use crate::stage::{self, LOOK_EVERY, PATIENCE, Stage};

/// The words that open the window on a profile.
pub fn profile_words(home: &Path) -> Vec<String> {
    vec!["--home".to_owned(), home.to_str().unwrap().to_owned()]
}

/// A profile's configuration, as `docs/configuration.md` shows it.
pub fn write_configuration(home: &Path, addresses: &Addresses) {
    let text = format!(
        "platform = \"{}\"\nreview = \"{}\"\nissuer = \"{}\"\nenvironment = \"{}\"\nclient_id = \"{}\"\nfile_hosts = [\"{}\"]\nclipboard = \"on\"\n",
        addresses.platform,
        addresses.review,
        addresses.issuer,
        addresses.environment,
        addresses.client_id,
        addresses.files
    );
    stage::make_private(home);
    stage::write_file(&home.join("config.toml"), &text);
}

/// The person's browser: the window notes the address it asks for, and the test goes there.
pub struct Browser {
    asked: PathBuf,
}

impl Browser {
    /// The browser of everything on this stage.
    pub fn on(stage: &Stage) -> Self {
        let asked = stage.folder().join("asked-for");
        let note = format!("#!/bin/sh\nprintf '%s' \"$1\" > '{0}.part' && mv '{0}.part' '{0}'\n", asked.display());
        stage.script("xdg-open", &note);
        Self { asked }
    }

    /// Opens the page the window asked for, and follows the link with this person's name.
    pub async fn sign_in(&self, person: &str) {
        let tries = PATIENCE.as_millis() / LOOK_EVERY.as_millis();
        for _ in 0..tries {
            if self.asked.exists() {
                break;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        let address = std::fs::read_to_string(&self.asked).expect("the window opened the browser");
        let browser = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().unwrap();
        let list = browser.get(&address).send().await.unwrap().text().await.unwrap();
        let before = list.split(&format!("\">{person}</a>")).next().unwrap();
        let query = before.rsplit("href=\"?").next().unwrap().replace("&amp;", "&");
        let base = address.split('?').next().unwrap();
        let done = browser.get(format!("{base}?{query}")).send().await.unwrap();
        assert!(done.status().is_success(), "the console answers the browser with a page: {}", done.status());
    }
}

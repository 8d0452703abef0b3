//! Files of the vault: one redirect to a short-lived address on a host of the allow-list, and never the token with it.
//!
//! The address is a key to somebody's document that lives some seconds: it is asked for when its bytes can be fetched
//! next, used at once and once, and neither stored nor logged nor put into an error. One that expired is followed by
//! another after a pause that grows, and by at most two.
use rand::Rng;
use reqwest::header;
use sha2::{Digest, Sha256};
use url::Url;

use super::addresses::FileHost;
use super::ask::same_case;
use super::client::{Answer, Ask, Kind, Slot};
use super::error::{Interrupted, PlatformError};
use super::resolver::host_may_serve_files;
use super::tokens::Who;
use super::wire::{BlockRecord, BlocksOf, FileBytes};
use super::{Platform, convert, read};
use crate::case::evidence::signed_link;
use crate::ids::FileRef;

/// How many links are asked for when they expire before their bytes come.
const LINKS: usize = 3;
/// So much longer is the pause before the third link than that before the second.
const LONGER: u32 = 4;

impl Platform {
    /// A file of the vault, whole, with its digest. The platform logs each call: ask only for what will be looked at.
    ///
    /// # Errors
    /// [`PlatformError::Erased`] when it is no longer held, [`PlatformError::FileRefused`] when it is not handed out,
    /// [`PlatformError::LinkExpired`] after three links,
    /// [`PlatformError::NotAnImage`], [`PlatformError::FileHostRefused`], [`PlatformError::TooLarge`]; the usual ones else.
    pub async fn file(&self, file: &FileRef) -> Result<FileBytes, PlatformError> {
        let url = self.platform_url(&["files", file.as_str()])?;
        for turn in 0..LINKS {
            self.pause_before_link(turn).await?;
            let make = || Ask { kind: Kind::File, ..Ask::get(url.clone()) };
            let (answer, slot) = self.ask_holding(self.tokens.reader(), make).await?;
            let link = match answer.status {
                302 | 303 | 307 | 308 => {
                    let link = answer.header(header::LOCATION).ok_or(PlatformError::Malformed("the file's link"))?;
                    url.join(link).map_err(|_| PlatformError::Malformed("the file's link"))?
                }
                404 | 410 => return Err(PlatformError::Erased),
                200 if read::is_page(&answer) => return Err(PlatformError::NetworkNeedsSignIn),
                200 => return whole(answer),
                _ => return Err(read::file_refusal(&answer).unwrap_or_else(|| read::refusal(&answer))),
            };
            if let Some(file) = self.follow(&slot, link).await? {
                return Ok(file);
            }
        }
        Err(PlatformError::LinkExpired)
    }

    /// A file of a signed package, whole, with its digest. Its link stands in the block and nowhere else, and lives
    /// as short as any: the blocks are asked for anew, the link is taken out of the answer, used at once and forgotten.
    ///
    /// # Errors
    /// As [`Self::file`]; [`PlatformError::Erased`] when the block is there no more.
    pub async fn signed_file(&self, of: BlocksOf<'_>, file: &FileRef) -> Result<FileBytes, PlatformError> {
        let (who, url) = match of {
            BlocksOf::Session(id) => {
                (self.tokens.reader(), self.platform_url(&["sessions", id.as_str(), "datablocks"])?)
            }
            BlocksOf::Case(id) => (Who::Person, self.review_url(&["cases", id.as_str(), "evidence"])?),
        };
        for turn in 0..LINKS {
            self.pause_before_link(turn).await?;
            let (answer, slot) = self.ask_holding(who, || Ask::get(url.clone())).await?;
            let body = read::json_body(&answer, &[200])?;
            if let (BlocksOf::Case(id), Some(named)) = (of, convert::names_case(body)) {
                same_case(Some(&named), id)?;
            }
            let mut unread = false;
            let link = convert::evidence(body)?.into_iter().find_map(|record| match record {
                BlockRecord::Block(block) => signed_link(&block, file),
                BlockRecord::Bad { .. } => {
                    unread = true;
                    None
                }
            });
            let Some(link) = link else {
                // What cannot be read may be the very block: only a whole answer without it says that it is gone.
                return Err(if unread { PlatformError::Malformed("a data block") } else { PlatformError::Erased });
            };
            let link = Url::parse(&link).map_err(|_| PlatformError::Malformed("the file's link"))?;
            if let Some(file) = self.follow(&slot, link).await? {
                return Ok(file);
            }
        }
        Err(PlatformError::LinkExpired)
    }

    /// Uses a link, once and without the token: the link is all that its host may know. None when it has expired.
    async fn follow(&self, slot: &Slot<'_>, link: Url) -> Result<Option<FileBytes>, PlatformError> {
        self.check_link(&link)?;
        let answer = self.client.exchange_in(slot, Ask { kind: Kind::File, ..Ask::get(link) }).await?;
        match answer.status {
            // Storage hosts say "expired" with 400, 401 or 403, some even with 200 and a page of XML.
            200 if !read::starts_like_markup(&answer.body) => whole(answer).map(Some),
            // Asking for another link would bring the same page again.
            200 if read::is_page_or_drawing(&answer.body) => Err(PlatformError::NotAnImage),
            200 | 400 | 401 | 403 => Ok(None),
            404 | 410 => Err(PlatformError::Erased),
            300..400 => Err(PlatformError::FileHostRefused),
            _ => Err(read::refusal(&answer)),
        }
    }

    /// Waits before the second link and longer before the third, without a place among the requests in flight.
    async fn pause_before_link(&self, turn: usize) -> Result<(), PlatformError> {
        let longest = match turn {
            0 => return Ok(()),
            1 => self.client.limits.link_pause,
            _ => self.client.limits.link_pause.saturating_mul(LONGER),
        };
        tokio::select! {
            biased;
            () = self.client.shut.cancelled() => Err(Interrupted::Shut.into()),
            () = self.client.clock.sleep(longest.mul_f64(rand::rng().random_range(0.5..=1.0))) => Ok(()),
        }
    }

    /// https (or this machine, beside a platform on this machine), a host of the allow-list, no credentials, and no
    /// address of the local network. Names are looked at again when they are resolved.
    fn check_link(&self, link: &Url) -> Result<(), PlatformError> {
        let local = self.addresses.platform_is_loopback();
        let allowed = self.addresses.file_hosts.iter().any(|entry| entry.allows(link));
        let scheme =
            link.scheme() == "https" || (local && link.scheme() == "http" && super::addresses::is_loopback(link));
        let bare = link.username().is_empty() && link.password().is_none();
        let public = link.host().is_some_and(|host| host_may_serve_files(&host, local));
        if allowed && scheme && bare && public { Ok(()) } else { Err(PlatformError::FileHostRefused) }
    }
}

impl FileHost {
    /// The entry's host, at the entry's port or else the usual one of the scheme.
    fn allows(&self, link: &Url) -> bool {
        let port = match self.port {
            Some(port) => link.port_or_known_default() == Some(port),
            None => link.port().is_none(),
        };
        port && link.host().is_some_and(|host| host.to_owned() == self.host)
    }
}

fn whole(answer: Answer) -> Result<FileBytes, PlatformError> {
    if answer.body.is_empty() {
        return Err(PlatformError::Malformed("the file"));
    }
    let sha256 = Sha256::digest(&answer.body).into();
    Ok(FileBytes { media_type: answer.media_type(), sha256, bytes: answer.body })
}

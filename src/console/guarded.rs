//! The tipping-off guard at the console's doors: what it stops is refused with a sentence that says why, and audited. In front of
//! it stands whether anything may be copied at all (decision 0045).
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::case::link;
use crate::catalogue::InternalText;
use crate::guard::{Found, Outlet, look};
use crate::ids::CaseId;

impl Console {
    /// Whether a text may leave the console this way. A refusal is in the log before it is told, with the channel and the
    /// kind of thing found and not a word of the text; with the case where one is open and here.
    ///
    /// # Errors
    /// `tip_off_refused`; `clipboard_off` for a copy where the configuration allows none, but for the link to a case; or nobody is
    /// signed in, or the log cannot be written: then it may not leave either.
    pub async fn may_leave(&self, channel: Outlet, case_id: Option<&CaseId>, text: &str) -> Result<(), AppError> {
        self.person_for(Command::OpenCase)?;
        if channel == Outlet::Clipboard && !self.inner.config.clipboard && link::read(text).is_err() {
            return Err(AppError::new(
                "clipboard_off",
                "Copying is switched off here.",
                Some("Read it out, or ask your organisation to allow copying."),
            ));
        }
        match look(text) {
            None => Ok(()),
            Some(found) => Err(self.refuse_to_let_out(channel, case_id, found).await?),
        }
    }

    pub(super) async fn refuse_to_let_out(
        &self,
        channel: Outlet,
        case_id: Option<&CaseId>,
        found: Found,
    ) -> Result<AppError, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let here = match case_id {
            Some(case_id) => tx.case(case_id).await?.map(|_| case_id),
            None => None,
        };
        let event = here.map_or_else(|| Event::new("tip_off_refused"), |case_id| Event::on("tip_off_refused", case_id));
        tx.log(event.with("channel", channel.as_str()).with("found", found.as_str())).await?;
        tx.commit().await?;
        let say = |id: &str| InternalText::words(self.language(), id, &[]);
        let what = say(&format!("guard-found-{}", found.as_str()));
        let way = say(&format!("guard-channel-{}", channel.as_str()));
        Ok(AppError::new("tip_off_refused", format!("{way} {what}"), Some(&say("guard-what_to_do"))))
    }
}

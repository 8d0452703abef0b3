//! The documented calls: sessions and their data blocks. Files stand in `files`.
use super::client::Ask;
use super::error::PlatformError;
use super::wire::Evidence;
use super::{Platform, convert, read};
use crate::case::Session;
use crate::ids::SessionId;

impl Platform {
    /// The session of a `trust` case.
    ///
    /// # Errors
    /// [`PlatformError::ForeignCase`] when the answer is another session; the usual ones else.
    pub async fn session(&self, session_id: &SessionId) -> Result<Session, PlatformError> {
        let url = self.platform_url(&["sessions", session_id.as_str()])?;
        let answer = self.ask(self.tokens.reader(), || Ask::get(url.clone())).await?;
        let session = convert::session(read::json_body(&answer, &[200])?)?;
        if session.session_id != *session_id {
            return Err(PlatformError::ForeignCase);
        }
        Ok(session)
    }

    /// The data blocks of a `trust` case's session, of any generation. The documented answer names no session.
    ///
    /// # Errors
    /// [`PlatformError::Malformed`] when there is no list of blocks; a bad block is a record, not an error.
    pub async fn session_blocks(&self, session_id: &SessionId) -> Result<Evidence, PlatformError> {
        let url = self.platform_url(&["sessions", session_id.as_str(), "datablocks"])?;
        let answer = self.ask(self.tokens.reader(), || Ask::get(url.clone())).await?;
        Ok(Evidence { blocks: convert::evidence(read::json_body(&answer, &[200])?)?, etag: None })
    }
}

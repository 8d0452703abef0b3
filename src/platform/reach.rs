//! Whether the platform's addresses answer at all, for the doctor. No token is sent and nothing is changed.
use super::Platform;
use super::client::Ask;
use super::error::PlatformError;

impl Platform {
    /// Asks the documented API and the review API for their base addresses, and the issuer for its description. Any
    /// HTTP answer counts as an answer, except that the issuer has to describe itself.
    pub async fn reach(&self) -> [(&'static str, Result<(), PlatformError>); 3] {
        let base = |url: &url::Url| self.client.exchange(Ask::get(url.clone()));
        let (platform, review, issuer) =
            futures::join!(base(&self.addresses.platform), base(&self.addresses.review), self.tokens.oidc.discovery());
        [("platform", platform.map(drop)), ("review", review.map(drop)), ("issuer", issuer.map(|_described| ()))]
    }
}

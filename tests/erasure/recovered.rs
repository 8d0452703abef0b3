//! The organisation's recovery key, and what it opens in the profile's recovery folder.
use std::path::Path;

use age::secrecy::ExposeSecret as _;
use second_look::recovery::{RECOVERY_FOLDER, RecoveryFiles, RecoveryIdentity, RecoveryKey, open};
use second_look::store::Store;

/// Both halves of the key.
pub struct Organisation {
    public: RecoveryKey,
    secret: RecoveryIdentity,
}

impl Organisation {
    pub fn made() -> Self {
        let identity = age::x25519::Identity::generate();
        let public = RecoveryKey::parse(&identity.to_public().to_string()).ok().unwrap();
        let secret = RecoveryIdentity::parse(identity.to_string().expose_secret()).ok().unwrap();
        Self { public, secret }
    }

    /// Writes what is owed and takes away what is over, as the console does after each round; how many lie there then.
    pub async fn settle(&self, home: &Path, store: &Store) -> usize {
        let files = RecoveryFiles::new(home, Some(self.public.clone()), "staging");
        files.settle(store).await.unwrap().written
    }

    /// What every file there says, opened.
    pub fn reads(&self, home: &Path) -> Result<Vec<u8>, String> {
        let mut all = Vec::new();
        for entry in std::fs::read_dir(home.join(RECOVERY_FOLDER)).map_err(|cause| format!("no folder: {cause}"))? {
            let path = entry.map_err(|cause| format!("no file: {cause}"))?.path();
            let sheet = open(&path, &self.secret).map_err(|why| format!("a recovery file does not open: {why}"))?;
            all.extend(sheet.body);
            all.push(0);
        }
        Ok(all)
    }
}

//! What the platform keeps of consoles' logs: each enrolled key, and how far the log was seen.
use super::Ledger;
use crate::rules::{
    Caller, Refusal,
    witness::{self, Checkpoint, CheckpointAsk, Signed},
};

impl Ledger {
    /// Enrols a log's key. True when it is new.
    ///
    /// # Errors
    /// As [`witness::enrol`].
    pub fn enrol(
        &mut self,
        environment: &str,
        device: &str,
        who: &Caller,
        verifier_key: &str,
    ) -> Result<bool, Refusal> {
        let environment = self.environment_mut(environment)?;
        let (known, new) = witness::enrol(environment.devices.get(device), device, &who.person.id, verifier_key)?;
        environment.devices.insert(device.to_owned(), known);
        Ok(new)
    }

    /// Looks at a checkpoint and remembers it. Gives what is to be cosigned.
    ///
    /// # Errors
    /// As [`witness::witness`].
    pub fn witness(
        &mut self,
        environment: &str,
        device: &str,
        who: &Caller,
        ask: &CheckpointAsk,
        signed: Signed<'_>,
    ) -> Result<Checkpoint, Refusal> {
        let environment = self.environment_mut(environment)?;
        let (known, seen) = witness::witness(environment.devices.get(device), device, &who.person.id, ask, signed)?;
        environment.devices.insert(device.to_owned(), known);
        Ok(seen)
    }

    /// How far each log of a device was cosigned, by number; for tests.
    #[must_use]
    pub fn witnessed(&self, environment: &str, device: &str) -> Vec<(u32, u64)> {
        let known = self.environments.get(environment).and_then(|environment| environment.devices.get(device));
        known.map(|known| known.logs.iter().map(|(number, log)| (*number, log.size)).collect()).unwrap_or_default()
    }

    /// Forgets every device, as a platform does that was set up anew.
    pub fn forget_devices(&mut self) {
        for environment in self.environments.values_mut() {
            environment.devices.clear();
        }
    }
}

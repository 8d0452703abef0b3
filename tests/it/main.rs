//! Journeys over the whole engine, and tests of what the repository says about itself.

#[cfg(test)]
mod cli;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod keychain;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod walls;

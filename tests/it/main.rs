//! Journeys over the whole engine, and tests of what the repository says about itself.

#[cfg(test)]
mod walls;

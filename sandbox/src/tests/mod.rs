//! Journeys through a whole running sandbox, over HTTP, as a console would make them.
mod banking;
mod checked;
mod console;
mod controlled;
mod described;
mod documented;
mod facade;
mod failing;
mod feeding;
mod keyed;
mod onboarding;

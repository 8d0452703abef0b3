//! Journeys through a whole running sandbox, over HTTP, as a console would make them.
mod bank_tokens;
mod banking;
mod beside;
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

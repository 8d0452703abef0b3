//! Journeys through a whole running sandbox, over HTTP, as a console would make them.
mod checked;
mod described;

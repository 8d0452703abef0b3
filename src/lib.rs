//! The engine of Second Look: everything but the window.

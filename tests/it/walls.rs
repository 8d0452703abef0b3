//! The walls inside the engine, kept by reading the sources (DESIGN section 2; ARCHITECTURE.md, "Walls").

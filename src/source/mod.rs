//! Source files: their text with places, the walk over TOML, and diagnostics.

//! Source files: their text with places, the walk over TOML, and diagnostics.

pub mod built_in;
pub mod spelling;

pub use spelling::Spellings;

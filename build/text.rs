//! What the program knows of texts, by its own code, on the tables that are made just now.

#[path = "../src/text/fold.rs"]
pub mod fold;
#[path = "../src/text/name.rs"]
pub mod name;
#[path = "../src/text/number.rs"]
pub mod number;
#[path = "../src/text/numeral.rs"]
mod numeral;
#[path = "../src/text/slip.rs"]
pub mod slip;
#[path = "../src/text/sound.rs"]
pub mod sound;
#[path = "../src/text/span.rs"]
pub mod span;
#[path = "../src/text/variant.rs"]
mod variant;

pub use name::Name;
pub use span::Span;

/// In place of the tables that are compiled in.
pub(crate) mod tables {
    use std::sync::OnceLock;

    pub(crate) struct Tables {
        pub(crate) common_sounds: Vec<u8>,
        pub(crate) further_sounds: Vec<u8>,
        pub(crate) variants: Vec<u8>,
    }

    /// Set before any text is read.
    pub(crate) static TABLES: OnceLock<Tables> = OnceLock::new();

    fn table(of: impl Fn(&'static Tables) -> &'static [u8]) -> &'static [u8] {
        TABLES.get().map(of).unwrap_or_default()
    }

    pub(super) fn common_sounds() -> &'static [u8] {
        table(|tables| &tables.common_sounds)
    }

    pub(super) fn further_sounds() -> &'static [u8] {
        table(|tables| &tables.further_sounds)
    }

    pub(super) fn variants() -> &'static [u8] {
        table(|tables| &tables.variants)
    }
}

//! Source files: their text with places, the walk over TOML, and diagnostics.

pub mod built_in;
pub mod diagnostic;
pub mod document;
pub mod extend;
pub mod file;
pub mod key;
pub mod measure;
pub mod patch;
pub mod section;
mod slip;
pub mod spelling;
pub mod suggest;
mod syntax;
mod walk;

pub use diagnostic::{Diagnostic, Findings, Severity};
pub use document::Document;
pub use file::SourceFile;
pub use key::{Choices, Key, Shape};
pub use patch::{Patch, patched};
pub use section::{Placed, Section};
pub use slip::in_ascii;
pub use spelling::{ScenarioSpellings, Spellings};
pub use walk::is_hidden;

//! `category-folder`: a scenario lies in the folder of another category.
//!
//! Why: people look for it where it lies, the home screen shows it where its category says.

use std::path::Path;

use super::{Rule, Subject};
use crate::{engine::step::Category, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "category-folder",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let name = findings.file().name.clone();
    let folder = Path::new(&name).parent().and_then(Path::file_name);
    let Some(folder) = folder.and_then(|folder| folder.to_str()) else {
        return;
    };
    let of_folder = Category::from_code(on.look.spellings.code("category", folder));
    if of_folder.is_some_and(|category| category != on.look.scenario.category) {
        findings
            .warning(RULE.code, on.look.root.place("category"))
            .with("category", on.look.root.text("category"))
            .with("folder", folder);
    }
}

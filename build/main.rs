//! Makes ready what would cost time at every start: the tables of characters, the sentences, the names
//! of behaviours and their compiled lexicon, the list of compiled-in files.

mod behaviours;
mod characters;
mod files;
#[path = "../src/locale/flatten.rs"]
mod flatten;
mod lexicon;
#[path = "../src/reading/mod.rs"]
#[expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the same code as the program's, which does more with it"
)]
mod reading;
mod sentences;
#[expect(
    dead_code,
    unreachable_pub,
    reason = "the same code as the program's, which does more with it"
)]
mod text;

use std::{env, error::Error, path::PathBuf};

#[expect(clippy::print_stdout, reason = "so a build script speaks to cargo")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/locale/flatten.rs");
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=scenarios");
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a build script its folder by the environment"
    )]
    let folder = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .ok_or("no OUT_DIR")?;
    characters::write(&folder)?;
    lexicon::write(&folder)?;
    sentences::write(&folder)?;
    behaviours::write(&folder)?;
    files::write(&folder)
}

//! Rebuilds when a compiled-in file comes or goes; `include_dir` notices only changes of those it knows.

fn main() {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=scenarios");
}

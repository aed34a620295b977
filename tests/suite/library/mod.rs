//! Loading: what is compiled in is right, own files override, and a wrong file costs only itself.

use duilian::library::{Library, Sources};

fn told(library: &Library) -> Vec<String> {
    let diagnostics = library.diagnostics.iter();
    diagnostics
        .map(|found| {
            let (line, column) = found.file.place(found.span.start);
            format!(
                "{}:{line}:{column} {} {:?}",
                found.file.name, found.code, found.args
            )
        })
        .collect()
}

#[test]
fn every_built_in_file_loads_without_diagnostics() {
    let library = Library::load(&Sources::default());
    assert_eq!(told(&library), Vec::<String>::new());
}

//! The executable keeps its encrypted SQLite to itself.
use object::{Object, ObjectSymbol};

/// WebKitGTK binds to the first `sqlite3_*` it finds; exported ones of ours would be that, and both would break.
#[test]
fn the_program_exports_no_sqlite_symbol() {
    let bytes = std::fs::read(env!("CARGO_BIN_EXE_second-look")).unwrap();
    let program = object::File::parse(&*bytes).unwrap();
    let is_sqlite = |name: &str| name.starts_with("sqlite3");
    let inside = program.symbols().filter_map(|symbol| symbol.name().ok()).filter(|name| is_sqlite(name)).count();
    assert!(inside > 50, "our copy is in the program, or this test looks at nothing: {inside}");
    let dynamic: Vec<_> = program.dynamic_symbols().filter(|symbol| symbol.is_definition()).collect();
    let exported: Vec<_> = dynamic.iter().filter_map(|symbol| symbol.name().ok()).filter(|n| is_sqlite(n)).collect();
    assert_eq!(exported, Vec::<&str>::new(), "build.rs passes --exclude-libs to the linker");
    assert!(program.dynamic_symbols().count() > 100, "the dynamic symbols were read");
}

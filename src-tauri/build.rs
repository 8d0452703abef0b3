//! Builds the view when it is stale, gives every command a permission, and keeps our SQLite out of the dynamic symbols.
#[path = "build/view.rs"]
mod view;

#[path = "src/ipc/names.rs"]
mod names;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build/view.rs");
    println!("cargo:rerun-if-changed=src/ipc/names.rs");
    println!("cargo:rerun-if-changed=isolation");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // The window's web view links the system's SQLite; with our encrypted copy exported it would bind to that one
        // and both would break. tests/desktop/symbols.rs looks at the result.
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    if let Err(sentence) = view::build() {
        stop(&sentence);
    }
    let manifest = tauri_build::AppManifest::new().commands(names::COMMANDS);
    if let Err(cause) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        stop(&format!("The window's configuration cannot be used: {cause:#}"));
    }
}

/// Ends the build with one readable sentence instead of a panic's back-trace.
fn stop(sentence: &str) -> ! {
    println!("cargo:warning={sentence}");
    println!("cargo:rerun-if-changed=build.rs");
    std::process::exit(1)
}

//! A package made by the demo, by keyboard, and checked as the README says.
use std::path::{Path, PathBuf};

use crate::readme_lines::{altered_around, assert_passes, run};
use crate::stage::{self, Page, Stage};
use crate::work;

#[tokio::test]
async fn a_package_of_the_demo_passes_the_lines_of_the_readme_and_one_altered_byte_makes_them_fail() {
    let stage = Stage::set();
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    work::open_case(&page).await;
    let case = work::answer_a_plain_case(&page, "a Enter").await;
    work::confirmed(&page, &case).await;
    page.press("Enter").await;
    let again = format!("return document.querySelector('.ids')?.textContent.includes('{case}')");
    page.until("the decided case again", &again).await;
    export(&page).await;
    let file = package_in(&stage.folder().join("home"));
    let package = std::fs::read(&file).unwrap();
    page.end().await;

    assert_passes(&package);
    let mut altered = altered_around(&package);
    for at in [1, 2, 3].map(|quarter| package.len() / 4 * quarter) {
        let mut one = package.clone();
        one[at] ^= 1;
        altered.push((at, one));
    }
    for (at, altered) in altered {
        assert!(!run(&altered).status.success(), "byte {at} of {}", package.len());
    }
}

/// Asks for a package for a court, takes note of what is missing, says what for and waits until it is written.
async fn export(page: &Page) {
    page.press("Shift+P").await;
    page.until_there("#package-purpose").await;
    work::tab_to(page, "input[name=package-kind]").await;
    // Nothing is chosen: Space takes the one that has the focus, and an arrow goes on from it.
    page.press("Space Down Down").await;
    page.until_there("input[name=package-kind][value=court]:checked").await;
    work::tab_to(page, "#package-purpose").await;
    page.type_text("File 12/2026").await;
    while page.count(".parts input:not(:checked)").await > 0 {
        work::tab_to(page, ".parts input:not(:checked)").await;
        page.press("Space").await;
    }
    page.until_there(".sheet button.main[aria-disabled=false]").await;
    stage::keep("package", &page.picture().await);
    work::tab_to(page, ".sheet button.main").await;
    page.press("Enter").await;
    page.until_there(".sheet .saved").await;
}

/// The one package in a folder.
fn package_in(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_package = |file: &PathBuf| file.display().to_string().contains("/package-");
    let found: Vec<PathBuf> = files.filter(is_package).collect();
    assert_eq!(found.len(), 1, "it lies where this account keeps what it took out: {found:?}");
    found.into_iter().next().unwrap()
}

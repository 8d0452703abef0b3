//! The page for people, on paper: a browser prints the one of a real package to PDF, and nothing of it runs off the sheet.
use std::path::Path;
use std::process::Command;

use second_look::access::settings::Settings;
use second_look::catalogue::Language;
use second_look::packages::PackageKind;

use second_look_verify::package::archive;

use crate::packages::{decided, exported};
use crate::stage::Stage;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// A sheet of A4 in points of a PDF.
const A4: [f64; 2] = [210.0 / 25.4 * 72.0, 297.0 / 25.4 * 72.0];
/// Measures the page as wide as the paper between its margins, and says so in the document.
const MEASURE: &str = "<script>document.documentElement.dataset.over = \
    [...document.querySelectorAll('*')].filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth).length \
    + ':' + (document.documentElement.scrollWidth - document.documentElement.clientWidth)</script>";

#[tokio::test(flavor = "multi_thread")]
async fn r_41_the_page_for_people_prints_to_whole_sheets_of_a4_and_to_a_pdf_that_can_be_read_aloud() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    for (language, kind) in Language::ALL.iter().zip([PackageKind::Full, PackageKind::Court, PackageKind::DataSubject])
    {
        console.keep_settings(Settings { language: Some(*language), ..Settings::default() }).unwrap();
        let members = archive::read(&exported(&console, &case_id, kind).await).unwrap();
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in &members {
            let to = folder.path().join(name);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            keep(&to, bytes);
        }
        let page = folder.path().join("data/report.html");
        let sheets = printed(folder.path(), &page);
        assert!(!sheets.is_empty() && sheets.len() < 60, "{kind:?}: {} sheets", sheets.len());
        for sheet in &sheets {
            assert!(sheet.iter().zip(A4).all(|(is, wanted)| (is - wanted).abs() < 1.0), "{kind:?}: {sheet:?}");
        }
        assert_eq!(
            over(folder.path(), &page),
            "0:0",
            "{kind:?}: so many parts run over their own edge, and the sheet's"
        );
    }
    console.close().await.unwrap();
}

/// Width and height of each sheet.
fn printed(folder: &Path, page: &Path) -> Vec<[f64; 2]> {
    let pdf = folder.join("report.pdf");
    browser(folder, &["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", pdf.display()), address(page)]);
    let bytes = std::fs::read(pdf).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/StructTreeRoot"), "its headings and tables are told to whoever listens to it");
    assert!(!text.contains("/JavaScript") && !text.contains("/URI"), "it runs nothing and leads nowhere");
    let sheets = text.split("/Type /Page\n").skip(1);
    sheets
        .map(|sheet| {
            let (_, at) = sheet.split_once("/MediaBox [0 0 ").unwrap();
            let (size, _) = at.split_once(']').unwrap();
            let mut sides = size.split(' ').map(|side| side.parse::<f64>().unwrap());
            [sides.next().unwrap(), sides.next().unwrap()]
        })
        .collect()
}

fn over(folder: &Path, page: &Path) -> String {
    let text = std::fs::read_to_string(page).unwrap();
    let copy = page.with_file_name("measured.html");
    let (before, policy) = text.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let (_, rest) = policy.split_once(">\n").unwrap();
    keep(&copy, format!("{before}{rest}{MEASURE}").as_bytes());
    // 178 mm between the margins, at 96 pixels an inch.
    let dom = browser(folder, &["--window-size=673,1000".to_owned(), "--dump-dom".to_owned(), address(&copy)]);
    let (_, said) = dom.split_once("data-over=\"").unwrap_or_else(|| panic!("it was not measured: {dom}"));
    said.split('"').next().unwrap().to_owned()
}

fn address(page: &Path) -> String {
    format!("file://{}", page.display())
}

/// Runs the browser once, on a profile that goes with the test, and gives what it printed.
fn browser(folder: &Path, words: &[String]) -> String {
    let profile = format!("--user-data-dir={}", folder.join("browser").display());
    for name in BROWSERS {
        let mut command = Command::new(name);
        command.args(["--headless=new", "--no-sandbox", "--disable-gpu", &profile]).args(words);
        match command.output() {
            Ok(ran) => return String::from_utf8_lossy(&ran.stdout).into_owned(),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {}
            Err(cause) => panic!("{name}: {cause}"),
        }
    }
    panic!("none of {BROWSERS:?} is here; `cargo xtask test` installs one")
}

#[expect(clippy::disallowed_methods, reason = "packages of invented cases, in a folder that goes with the test")]
fn keep(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

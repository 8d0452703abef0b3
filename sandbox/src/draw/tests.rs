#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
use super::*;
use crate::world;

/// Writes pictures to look at when SANDBOX_LOOK names a folder; else only that each is a JPEG in good time.
#[test]
fn every_designed_picture_is_a_jpeg() {
    let folder = std::env::var_os("SANDBOX_LOOK");
    for case in world::generate(7, 40, "staging") {
        for (number, file) in case.evidence().files.iter().enumerate() {
            let begun = std::time::Instant::now();
            let bytes = draw(&file.picture);
            let took = begun.elapsed().as_millis();
            assert!(bytes.starts_with(&[0xff, 0xd8, 0xff]), "{:?} is no JPEG", case.scenario);
            if let Some(folder) = &folder {
                let name = format!("{:02}-{}-{number}.jpg", case.index, case.scenario.unwrap());
                println!("{name} {took} ms {} kB", bytes.len() / 1000);
                std::fs::write(std::path::Path::new(folder).join(name), bytes).unwrap();
            }
        }
    }
}

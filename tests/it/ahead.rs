//! What is made ready while a person looks at the case before: the pictures of the next case, decoded.
use second_look::access::config::Config;
use second_look::case::view::ImageState;
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;

use crate::stage::{Stage, log_kinds, sign_in, try_open, until};

#[tokio::test(flavor = "multi_thread")]
async fn the_pictures_of_the_next_case_are_decoded_before_it_is_opened_and_wait_for_no_decoder() {
    let mut stage = Stage::still(6).await;
    // A decoder that can be taken away.
    let program = stage.folder.path().join("decoder");
    std::fs::copy(&stage.decoder, &program).unwrap();
    stage.decoder = program.clone();
    let console = stage.synced("rev-17").await;
    console.start();
    let first = console.next_case(None, &QueueFilter::default()).await.unwrap().unwrap();
    console.open_case(&first).await.unwrap();
    let next = console.next_case(Some(&first), &QueueFilter::default()).await.unwrap().unwrap();
    until("the next case's pictures are decoded", async || {
        let images = console.read_case(&next).await.unwrap().images;
        let ready = images.iter().filter(|image| image.state == ImageState::Ready).count();
        let to_come = images.iter().any(|image| image.state == ImageState::NotFetched);
        ready > 0 && !to_come && console.pictures_ahead(&next) == ready
    })
    .await;
    assert!(!log_kinds(&console, &next).await.contains(&"image_viewed".into()), "decoded ahead is not looked at");
    std::fs::remove_file(&program).unwrap();
    let opened = console.open_case(&next).await.unwrap();
    let ready: Vec<_> = opened.images.iter().filter(|image| image.state == ImageState::Ready).collect();
    for image in &ready {
        let shown = console.image(&next, &image.file_ref, false).await;
        assert!(
            shown.is_ok_and(|shown| shown.media_type == "image/jpeg"),
            "{:?}: it was there already",
            image.file_ref
        );
    }
    let viewed = log_kinds(&console, &next).await.into_iter().filter(|kind| kind == "image_viewed").count();
    assert_eq!(viewed, ready.len(), "each look is in the log all the same");
    // One process may still have waited behind its walls; after it there is none, and there was none for the previews.
    let full = async || console.image(&next, &ready[0].file_ref, true).await.err().map(|error| error.code);
    full().await;
    assert_eq!(full().await.as_deref(), Some("image_no_decoder"));
    console.close().await.unwrap();
    assert_eq!(console.pictures_ahead(&next), 0, "nothing of it is left in memory");
}

/// How many pictures a case has, and how many of them are not here.
async fn to_come(console: &Console, case_id: &CaseId) -> (usize, usize) {
    let images = console.read_case(case_id).await.unwrap().images;
    (images.len(), images.iter().filter(|image| image.state == ImageState::NotFetched).count())
}

#[tokio::test(flavor = "multi_thread")]
async fn r_60_where_pictures_come_on_demand_alone_none_is_fetched_before_its_case_is_opened() {
    let stage = Stage::still(6).await;
    let config = Config { pictures_ahead: false, ..stage.config() };
    let console = try_open(&stage.home(), config, stage.clock.clone()).await.expect("the console opens");
    sign_in(&console, "rev-17").await;
    console.sync_once().await.unwrap();
    console.start();
    let filter = QueueFilter::default();
    let first = console.next_case(None, &filter).await.unwrap().unwrap();
    console.open_case(&first).await.unwrap();
    let next = console.next_case(Some(&first), &filter).await.unwrap().unwrap();
    until("the next case is held ready", async || stage.asked("POST", "/claim").len() >= 2).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let (all, missing) = to_come(&console, &next).await;
    assert!(all > 0 && missing == all, "none of its {all} pictures is here");
    assert_eq!(console.pictures_ahead(&next), 0);
    let offer = console.pack_offer(2, &filter).await.unwrap();
    assert_eq!(offer.refused.map(|refused| refused.code).as_deref(), Some("pack_off"));
    assert_eq!(console.take_pack(2, &filter).await.err().unwrap().code, "pack_off");
    console.open_case(&next).await.unwrap();
    until("opened, they come", async || to_come(&console, &next).await.1 == 0).await;
    console.close().await.unwrap();
}

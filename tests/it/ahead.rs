//! What is made ready while a person looks at the case before: the pictures of the next case, decoded.
use second_look::case::view::ImageState;
use second_look::queue::list::QueueFilter;

use crate::stage::{Stage, log_kinds, until};

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

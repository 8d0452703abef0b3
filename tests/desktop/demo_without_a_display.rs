//! What `cargo xtask demo` runs where nobody could see a window: the demo's job in a real window on a virtual display.
use crate::stage::{self, Stage};
use crate::work;

#[tokio::test]
async fn demo_without_a_display() {
    let stage = Stage::set();
    println!("Opening the window on a virtual display of 1366 x 768, with 40 invented cases.");
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    let queue = stage::keep("demo-queue", &page.picture().await);
    let status = page.call("status", serde_json::json!({})).await.unwrap();
    println!("Signed in: {}. Cases waiting: {}.", word(&status["person"]["name"]), status["casesPending"]);

    work::open_case(&page).await;
    let case = stage::keep("demo-case", &page.picture().await);
    println!("Opened a case with Enter: {}.", work::case_on_screen(&page).await);
    let decided = work::answer_a_plain_case(&page, "a Enter").await;
    println!("Approved {decided} with the keys A and Enter. It can be taken back for {} seconds.", status["undoSecs"]);

    let entry = work::confirmed(&page, &decided).await;
    let receipt = &entry["receipt"];
    assert_eq!(receipt["state"], "applied", "the platform applied the decision");
    println!(
        "The platform's receipt: {}, recorded {}, outcome {}, request {}.",
        word(&receipt["state"]),
        word(&receipt["recordedAt"]),
        word(&receipt["resultingOutcome"]),
        word(&receipt["requestId"])
    );
    page.end().await;
    println!("Closed; the throw-away profile is gone. Pictures of the window:");
    for picture in [queue, case] {
        println!("  {}", stage::shown_path(&picture));
    }
}

fn word(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| "none".to_owned(), str::to_owned)
}

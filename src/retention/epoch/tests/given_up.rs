//! A call to the keychain that was given up and lands all the same: no key it brings replaces the one that wraps everything.
use super::*;
use crate::store::key::KeyError;

fn timed_out(answer: &Result<(), RetentionError>) -> bool {
    matches!(answer, Err(RetentionError::Key(KeyError::KeychainTimedOut { .. })))
}

#[tokio::test]
async fn a_key_that_lands_after_it_was_given_up_never_replaces_the_one_that_wraps_everything() {
    let outer = tempfile::tempdir().unwrap();
    let mut world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    opened.close().await;
    world.answer_within = Duration::from_secs(3);
    let opened = world.open().await;
    world.chain().set(Trouble::LandsLate);
    assert!(timed_out(&opened.change().await), "nobody waits for it without end");
    let again = opened.change().await;
    assert!(timed_out(&again), "its key is under way still, and would land over another: {again:?}");
    assert_eq!(world.epoch_keys(), ["kek-1"], "the old key stays for as long");
    world.chain().land();
    opened.change().await.unwrap();
    assert_eq!(readable(&opened.store).await, CASES);
    opened.close().await;
    assert_eq!(world.epoch_keys(), ["kek-2"]);
    let opened = world.open().await;
    assert_eq!(readable(&opened.store).await, CASES, "the key in its place is the one that wraps them");
    opened.close().await;
}

#[tokio::test]
async fn a_change_that_was_dropped_half_way_is_waited_for_by_the_next() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    world.chain().set(Trouble::LandsLate);
    let clock = Clock::system();
    tokio::select! {
        done = opened.change() => panic!("it waits for its key: {done:?}"),
        () = clock.sleep(Duration::from_millis(100)) => {}
    }
    let (changed, ()) = tokio::join!(opened.change(), async {
        clock.sleep(Duration::from_millis(100)).await;
        assert_eq!(world.epoch_keys(), ["kek-1"], "nothing is made while it is under way");
        world.chain().land();
    });
    changed.unwrap();
    opened.close().await;
    let opened = world.open().await;
    assert_eq!(readable(&opened.store).await, CASES, "the key in its place is the one that wraps them");
    opened.close().await;
}

#[tokio::test]
async fn a_profile_that_is_closed_over_a_call_is_this_process_s_until_the_call_has_ended() {
    let outer = tempfile::tempdir().unwrap();
    let mut world = World::new(outer.path(), true);
    world.open().await.close().await;
    world.answer_within = Duration::from_secs(3);
    let opened = world.open().await;
    world.chain().set(Trouble::LandsLate);
    assert!(timed_out(&opened.change().await));
    opened.close().await;
    // As another process would: by a file of its own.
    let lock = world.home.join("profile.lock");
    let elsewhere = || File::options().write(true).open(&lock).unwrap().try_lock().is_ok();
    assert!(!elsewhere(), "another process would make a key, and this one's would land over it");
    let profile = Profile::open(&world.home, Program::CommandLine, &config()).unwrap();
    let told = profile.unlock(None, &world.patience()).await.err().map(|why| why.code());
    assert_eq!(told, Some("keychain_timed_out"), "here it is opened, and waits for the call as for any other");
    drop(profile);
    world.chain().land();
    let opened = world.open().await;
    opened.change().await.unwrap();
    opened.close().await;
    assert!(elsewhere(), "no call is under way");
    world.open().await.close().await;
}

#[tokio::test]
async fn an_old_key_is_destroyed_only_where_the_newest_lies_in_its_place_at_that_moment() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    change_epoch_until(&opened.profile, &opened.keys, &opened.store, true, |step| step != Step::OlderRetired)
        .await
        .unwrap();
    let good = world.chain().content();
    let (mut other, mut without) = (good.clone(), good.clone());
    other.get_mut("kek-2").unwrap()[0] ^= 1;
    without.remove("kek-2");
    for (content, code) in [(other, "key_wrong"), (without, "key_missing")] {
        world.chain().replace(content);
        let told = match finish_epoch(&opened.profile, &opened.keys, &opened.store).await {
            Err(RetentionError::Key(cause)) => cause.code(),
            ended => panic!("{code}: {ended:?}"),
        };
        assert_eq!(told, code);
        assert!(world.chain().content().contains_key("kek-1"), "{code}: the old key is there");
    }
    world.chain().replace(good);
    finish_epoch(&opened.profile, &opened.keys, &opened.store).await.unwrap();
    assert_eq!(world.epoch_keys(), ["kek-2"], "once it lies there again");
    assert_eq!(readable(&opened.store).await, CASES);
    opened.close().await;
}

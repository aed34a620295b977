//! The call's clock: typing is speaking.

use duilian::{engine::Millis, tui::clock::CallClock};

const REPLY: &str = "好的，我帮您看一下。";

#[test]
fn it_runs_with_real_time() {
    let clock = CallClock::started(5_000);
    assert_eq!(clock.now(9_000, ""), Millis(4_000));
}

#[test]
fn a_slow_typist_speaks_at_four_characters_a_second() {
    let mut clock = CallClock::started(0);
    assert_eq!(clock.compose(10_000), Millis(10_000));
    // Ten characters are two and a half seconds, though the keyboard took forty.
    assert_eq!(clock.sent(50_000, REPLY), Millis(12_500));
    assert_eq!(clock.now(51_000, ""), Millis(13_500));
}

#[test]
fn a_paste_gains_nothing() {
    let mut clock = CallClock::started(0);
    clock.compose(10_000);
    assert_eq!(clock.sent(10_050, REPLY), Millis(12_500));
}

#[test]
fn it_shows_what_has_been_spoken_so_far_while_typing() {
    let mut clock = CallClock::started(0);
    clock.compose(10_000);
    assert_eq!(clock.now(30_000, "好的"), Millis(10_500));
}

#[test]
fn typing_without_end_is_no_way_to_stop_it() {
    let mut clock = CallClock::started(0);
    clock.compose(10_000);
    assert_eq!(clock.now(10_000 + 150_000, "好"), Millis(40_000));
    assert_eq!(clock.sent(10_000 + 150_000, "好"), Millis(40_000));
}

#[test]
fn what_was_typed_and_deleted_again_took_no_time() {
    let mut clock = CallClock::started(0);
    clock.compose(10_000);
    assert_eq!(clock.discard(37_000), Millis(10_000));
    assert_eq!(clock.now(39_000, ""), Millis(12_000));
}

#[test]
fn to_type_and_delete_again_and_again_is_no_way_to_stop_it() {
    let mut clock = CallClock::started(0);
    clock.compose(10_000);
    assert_eq!(clock.discard(80_000), Millis(10_000));
    // Seventy seconds of the two minutes are used up.
    assert_eq!(clock.compose(80_000), Millis(10_000));
    assert_eq!(clock.until(Millis(10_000), 80_000), Some(50_000));
    assert_eq!(clock.discard(160_000), Millis(40_000));
    clock.compose(160_000);
    assert_eq!(clock.sent(170_000, REPLY), Millis(50_000));
    // The next reply has its own.
    clock.compose(171_000);
    assert_eq!(clock.discard(241_000), Millis(51_000));
}

#[test]
fn a_pause_takes_no_time() {
    let mut clock = CallClock::started(0);
    assert_eq!(clock.pause(10_000), Millis(10_000));
    assert_eq!(clock.now(70_000, ""), Millis(10_000));
    assert_eq!(clock.unpause(70_000), Millis(10_000));
    assert_eq!(clock.now(71_000, ""), Millis(11_000));
}

#[test]
fn it_needs_no_timer_while_it_stands() {
    let mut clock = CallClock::started(0);
    assert_eq!(clock.until(Millis(3_000), 1_000), Some(2_000));
    clock.pause(1_000);
    assert_eq!(clock.until(Millis(3_000), 1_000), None);
}

#[test]
fn while_a_reply_is_left_unfinished_a_moment_comes_when_the_surplus_is_over() {
    let mut clock = CallClock::started(0);
    clock.compose(1_000);
    let real = clock.until(Millis(3_000), 11_000).map(|left| 11_000 + left);
    assert_eq!(real, Some(123_000));
    assert_eq!(clock.now(123_000, "好"), Millis(3_000));
}

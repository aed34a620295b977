//! Mood: bands, tones and the wear of what is repeated.

use duilian::engine::{
    mood::{Mood, Shift},
    step::{Band, Tone},
};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case(0, Band::Calm, Tone::Calm)]
#[case(29, Band::Calm, Tone::Calm)]
#[case(30, Band::Displeased, Tone::Tense)]
#[case(55, Band::Agitated, Tone::Tense)]
#[case(79, Band::Agitated, Tone::Tense)]
#[case(80, Band::Furious, Tone::Angry)]
#[case(100, Band::Furious, Tone::Angry)]
fn temper_has_four_bands_and_three_tones(
    #[case] temper: i16,
    #[case] band: Band,
    #[case] tone: Tone,
) {
    let mood = Mood { temper, trust: 50 };
    assert_eq!((mood.band(), mood.tone()), (band, tone));
}

#[test]
fn being_pushed_off_again_hurts_as_much_as_the_first_time() {
    let shirk = Shift {
        temper: 12,
        trust: -12,
    };
    assert_eq!(shirk.worn(3), shirk);
}

#[test]
fn the_third_apology_moves_a_third_as_much() {
    let apology = Shift {
        temper: -9,
        trust: 6,
    };
    assert_eq!(apology.worn(1), apology);
    assert_eq!(
        apology.worn(3),
        Shift {
            temper: -3,
            trust: 2
        }
    );
}

proptest! {
    #[test]
    fn gauges_stay_within_bounds(temper in 0_i16..=100, trust in 0_i16..=100, by: i16, also: i16) {
        let mood = Mood { temper, trust }.moved(Shift { temper: by, trust: also });
        prop_assert!((0..=100).contains(&mood.temper) && (0..=100).contains(&mood.trust));
    }
}

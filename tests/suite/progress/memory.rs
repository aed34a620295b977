//! The memory state against figures of py-fsrs 6.3.2 with its default weights, without learning steps.

use duilian::progress::memory::{Memory, Rating};
use proptest::prelude::*;
use rstest::rstest;

use Rating::{Again, Easy, Good, Hard};

/// Days since the time before, rating, recall before it, stability and difficulty after it.
type Step = (f64, Rating, f64, f64, f64);

#[rstest]
#[case::good(&[(0.0, Good, 0.0, 2.3065, 2.118_104), (3.0, Good, 0.880_948, 13.826_904, 2.111_214), (14.0, Good, 0.899_143, 56.956_71, 2.104_331)])]
#[case::hard_beginnings(&[(0.0, Again, 0.0, 0.212, 6.4133), (1.0, Good, 0.766_196, 1.886_788, 6.402_115), (2.0, Hard, 0.895_947, 4.522_347, 7.596_785), (9.0, Good, 0.846_312, 14.650_811, 7.584_416)])]
#[case::forgotten_soon(&[(0.0, Hard, 0.0, 1.2931, 5.112_171), (5.0, Again, 0.785_385, 0.466_088, 8.378_632), (1.0, Good, 0.839_769, 1.693_431, 8.365_482), (30.0, Good, 0.638_387, 10.556_865, 8.352_345)])]
#[case::forgotten_late(&[(0.0, Easy, 0.0, 8.2956, 1.0), (20.0, Good, 0.829_408, 63.445_737, 1.0), (90.0, Again, 0.874_244, 3.631_714, 7.026_99), (2.0, Good, 0.935_598, 7.612_709, 7.015_191)])]
#[case::the_same_day(&[(0.0, Good, 0.0, 2.3065, 2.118_104), (0.0, Good, 1.0, 2.3065, 2.111_214), (0.0, Again, 1.0, 0.775_084, 7.392_238), (4.0, Good, 0.757_444, 4.815_562, 7.380_074)])]
#[case::a_year_later(&[(0.0, Good, 0.0, 2.3065, 2.118_104), (400.0, Good, 0.452_55, 65.604_82, 2.111_214)])]
#[case::again_and_again(&[(0.0, Again, 0.0, 0.212, 6.4133), (0.0, Hard, 1.0, 0.212, 7.604_21), (1.0, Again, 0.766_196, 0.099_836, 9.197_748), (1.0, Again, 0.692_668, 0.054_427, 9.721_534), (1.0, Good, 0.635, 0.302_184, 9.707_041)])]
fn the_state_is_that_of_the_reference(#[case] steps: &[Step]) {
    let near = |a: f64, b: f64| (a - b).abs() < 2e-6 * b.abs().max(1.0);
    let mut memory: Option<Memory> = None;
    for (days, rating, recall, stability, difficulty) in steps {
        let next = match memory {
            None => Memory::first(*rating),
            Some(before) => {
                assert!(near(before.recall(*days), *recall), "{before:?}");
                before.after(*days, *rating)
            }
        };
        assert!(near(next.stability, *stability), "{next:?}");
        assert!(near(next.difficulty, *difficulty), "{next:?}");
        memory = Some(next);
    }
}

proptest! {
    #[test]
    fn it_fades_with_time_and_stays_within_bounds(
        steps in prop::collection::vec((0_u16..2000, prop::sample::select(vec![Again, Hard, Good, Easy])), 1..40),
    ) {
        let mut memory = Memory::first(Good);
        for (days, rating) in steps {
            prop_assert!(memory.recall(0.0) > 0.999_999);
            prop_assert!(memory.recall(f64::from(days) + 1.0) <= memory.recall(f64::from(days)));
            memory = memory.after(f64::from(days), rating);
            prop_assert!((0.001..=36_500.0).contains(&memory.stability), "{memory:?}");
            prop_assert!((1.0..=10.0).contains(&memory.difficulty), "{memory:?}");
        }
    }
}

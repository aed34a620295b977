//! Drives a sitting from input lines: plays, `--replies`, demonstrations. Every reply takes ten seconds of the call's clock.

use super::{
    Sitting, Stage,
    line::{LineFault, LineInput, parse},
};
use crate::{
    engine::{Input, Millis},
    source::Spellings,
};

/// The call's clock between the customer's last word and the reply.
const REPLY: Millis = Millis(10_000);
/// Of these, until the first key: the rest is speaking.
const FIRST_KEY: Millis = Millis(3_000);

/// A line that could not be read; lines count from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DriveFault {
    pub line: usize,
    pub fault: LineFault,
}

/// Picks up, plays all lines, closes the ticket and scores.
///
/// When the lines run out before the talk is over, the call is abandoned. Lines after the end of the talk are passed over,
/// tickets excepted: they can be written until the call is scored.
///
/// # Errors
/// A line is no input. All lines are read before the first is played, so nothing has happened then.
pub fn run(
    sitting: &mut Sitting,
    lines: &[String],
    spellings: &Spellings,
) -> Result<(), DriveFault> {
    let inputs = lines
        .iter()
        .zip(1..)
        .map(|(line, number)| {
            parse(line, spellings).map_err(|fault| DriveFault {
                line: number,
                fault,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut clock = Millis(0);
    sitting.input(Input::Answer, clock);
    for input in inputs {
        clock = take(sitting, input, clock);
    }
    // What the last bubbles set off still comes.
    while let Some(at) = sitting.due().filter(|_| sitting.has_bubbles()) {
        clock = at;
        sitting.input(Input::Tick, clock);
    }
    if sitting.stage == Stage::Talking {
        sitting.input(Input::Abandon, clock);
    }
    sitting.finish();
    Ok(())
}

/// Plays one line; the clock after it.
pub fn take(sitting: &mut Sitting, input: LineInput, clock: Millis) -> Millis {
    match input {
        LineInput::Nothing => clock,
        LineInput::Wait(time) => {
            sitting.input(Input::Tick, clock + time);
            clock + time
        }
        LineInput::Input(reply @ Input::Reply { .. }) => {
            sitting.input(Input::FirstKey, clock + FIRST_KEY);
            sitting.input(reply, clock + REPLY);
            clock + REPLY
        }
        LineInput::Input(act) => {
            sitting.input(act, clock);
            clock
        }
    }
}

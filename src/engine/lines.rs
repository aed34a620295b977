//! Pools of lines by tone.

use super::step::Tone;
use crate::text::Name;

/// One line of the customer; its id is unique in a script (`beat/complain/nudge/2`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    pub id: Name,
    /// `None`: for any tone.
    pub tone: Option<Tone>,
    pub text: String,
}

/// The lines for one occasion.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lines(pub Vec<Line>);

impl Lines {
    /// Lines in the order they are preferred at `tone`: groups of the same tone, the other tones by nearness.
    pub fn preferred(&self, tone: Tone) -> Vec<Vec<&Line>> {
        let order: [Option<Tone>; 4] = match tone {
            Tone::Calm => [Some(Tone::Calm), None, Some(Tone::Tense), Some(Tone::Angry)],
            Tone::Tense => [Some(Tone::Tense), None, Some(Tone::Calm), Some(Tone::Angry)],
            Tone::Angry => [Some(Tone::Angry), None, Some(Tone::Tense), Some(Tone::Calm)],
        };
        order
            .iter()
            .map(|wanted| {
                self.0
                    .iter()
                    .filter(|line| line.tone == *wanted)
                    .collect::<Vec<_>>()
            })
            .filter(|group| !group.is_empty())
            .collect()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

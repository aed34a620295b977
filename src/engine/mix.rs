//! A mix of personas: gauges are weighed by share, words come from one of them at a time.

use super::{
    chance::Seed,
    lines::Lines,
    mood::{Mood, Shift},
    persona::{Limits, Mix, Patience, Persona},
};

impl Mix {
    /// The persona with the largest share: its fit is the one that counts.
    pub fn leading(&self) -> Option<&Persona> {
        self.0
            .iter()
            .rev()
            .max_by_key(|(_, share)| *share)
            .map(|(persona, _)| &**persona)
    }

    pub fn start(&self) -> Mood {
        Mood {
            temper: self.weighed(|persona| persona.start.temper),
            trust: self.weighed(|persona| persona.start.trust),
        }
    }

    pub fn shift(&self, cause: &str) -> Shift {
        let of = |persona: &Persona| persona.weights.get(cause).copied().unwrap_or_default();
        Shift {
            temper: self.weighed(|persona| of(persona).temper),
            trust: self.weighed(|persona| of(persona).trust),
        }
    }

    pub fn patience(&self) -> Patience {
        let weighed = |of: fn(&Persona) -> u16| {
            let gauge = self.weighed(|persona| i16::try_from(of(persona)).unwrap_or(i16::MAX));
            u16::try_from(gauge).unwrap_or(0)
        };
        Patience {
            silence: weighed(|persona| persona.patience.silence),
            hold: weighed(|persona| persona.patience.hold),
        }
    }

    pub fn limits(&self) -> Limits {
        Limits {
            ask_supervisor: self.weighed(|persona| persona.limits.ask_supervisor),
            threaten: self.weighed(|persona| persona.limits.threaten),
            hang_up: self.weighed(|persona| persona.limits.hang_up),
        }
    }

    /// Characters in one spoken reply above which it is a lecture.
    pub fn lecture(&self) -> usize {
        let gauge = self.weighed(|persona| i16::try_from(persona.lecture).unwrap_or(i16::MAX));
        usize::try_from(gauge).unwrap_or(usize::MAX)
    }

    /// The lines for a trigger: of a persona drawn by share, then of the others.
    pub fn reactions(&self, trigger: &str, seed: Seed, turn: u16) -> Vec<&Lines> {
        let mut by_turn: Vec<_> = self
            .0
            .iter()
            .flat_map(|(persona, share)| std::iter::repeat_n(persona, usize::from(*share)))
            .collect();
        let drawn = seed.pick(turn, "persona", by_turn.len());
        by_turn.rotate_left(drawn);
        let mut pools: Vec<&Lines> = Vec::new();
        for lines in by_turn
            .iter()
            .filter_map(|persona| persona.reactions.get(trigger))
        {
            if !lines.is_empty() && !pools.iter().any(|known| std::ptr::eq(*known, lines)) {
                pools.push(lines);
            }
        }
        pools
    }

    /// The gauge averaged by share, rounded toward zero.
    fn weighed(&self, gauge: impl Fn(&Persona) -> i16) -> i16 {
        let total: i32 = self.0.iter().map(|(_, share)| i32::from(*share)).sum();
        let sum: i32 = self
            .0
            .iter()
            .map(|(persona, share)| i32::from(gauge(persona)) * i32::from(*share))
            .sum();
        i16::try_from(sum / total.max(1)).unwrap_or(0)
    }
}

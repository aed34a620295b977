//! Who practises.

/// The number by which the store knows a trainee; another one on every machine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TraineeId(pub i64);

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trainee {
    pub id: TraineeId,
    /// As they gave it: one line, nothing hidden in it.
    pub name: String,
    /// How many calls of theirs are kept.
    pub calls: u32,
}

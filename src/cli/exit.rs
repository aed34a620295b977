//! What the program says with its exit code.

use std::process::ExitCode;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// All went well. A call that was played is fine whatever its score.
    Fine,
    /// The command ran and found something: faults in a file, a play that came out differently.
    Findings,
    /// The command could not run: wrong usage, a missing file, no terminal.
    CouldNotRun,
    /// Ended by a signal; Ctrl+C on plain lines is 2.
    Signal(i32),
}

impl Exit {
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::CouldNotRun => 2,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(130),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

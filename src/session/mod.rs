//! One sitting: ringing, talking, ticket, scored; the same for the screen, the plain mode and the plays.

pub mod drive;
mod exemplar;
pub mod line;
pub mod listening;
pub mod past;
pub mod recording;
pub mod replay;
pub mod rescore;
pub mod sitting;

pub use listening::Listening;
pub use past::{Past, PastFault, Today};
pub use recording::{Beginning, Recording};
pub use replay::Replayed;
pub use sitting::{Effect, Sitting, Stage};

//! The screens: keys in, drawn cells out.

mod sample;
mod snapshots;
mod styled;
mod trainee;

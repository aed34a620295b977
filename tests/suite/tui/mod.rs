//! The screens: keys in, drawn cells out.

mod clock;
mod course;
mod editor;
mod keys;
mod property;
mod sample;
mod sheet;
mod snapshots;
mod styled;
mod trainee;

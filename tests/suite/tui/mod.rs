//! The screens: keys in, drawn cells out.

mod again;
mod channels;
mod clock;
mod course;
mod desk;
mod during;
mod editor;
mod history;
mod hostile;
mod incident;
mod keys;
mod leaving;
mod listen;
mod progress;
mod property;
mod records;
mod reload;
mod review;
mod sample;
mod sheet;
mod snapshots;
mod styled;
mod ticket;
mod trainee;
pub(crate) mod word;

//! The key tables of every kind of file: one list of what may be written where.

pub mod asset;
pub mod behaviour;
pub mod choice;
pub mod pack;
pub mod persona;
pub mod rubric;
pub mod scenario;

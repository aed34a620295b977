//! What is made for readers: pages, graphs, conditions in words.

mod condition;
mod layout;
mod progress;
mod settled;

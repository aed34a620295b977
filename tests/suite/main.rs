//! All tests, in one binary; a folder a layer.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails there"
)]

mod authoring;
mod cli;
mod engine;
mod house;
mod judge;
mod library;
mod licences;
mod locale;
mod progress;
mod pty;
mod reading;
mod record;
mod report;
mod scenarios;
mod session;
mod source;
mod store;
mod text;
mod tui;

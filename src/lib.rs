//! duilian: a trainer for customer-service calls. The modules below are its layers, from the ground up; each uses only those above it.

pub mod authoring;
pub mod cli;
pub mod engine;
pub mod judge;
pub mod library;
pub mod locale;
pub mod progress;
pub mod reading;
pub mod record;
pub mod report;
pub mod session;
pub mod source;
pub mod store;
pub mod text;
pub mod tui;

//! All tests, in one binary; a folder a layer.

mod engine;
mod judge;
mod locale;
mod session;
mod reading;
mod library;
mod locale;
mod session;
mod text;

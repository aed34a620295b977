//! All tests, in one binary; a folder a layer.

mod engine;
mod judge;
mod library;
mod locale;
mod reading;
mod session;
mod text;

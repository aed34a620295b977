//! All tests, in one binary; a folder a layer.

mod authoring;
mod engine;
mod house;
mod judge;
mod library;
mod locale;
mod reading;
mod session;
mod source;
mod text;

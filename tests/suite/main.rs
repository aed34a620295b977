//! All tests, in one binary; a folder a layer.

mod engine;
mod session;
mod text;
mod locale;

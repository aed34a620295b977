//! All tests, in one binary; a folder a layer.

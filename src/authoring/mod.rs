//! What a trainer runs on scenario files: check and test.

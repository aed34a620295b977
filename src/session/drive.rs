//! Drives a sitting from input lines: plays, `--replies`, demonstrations.

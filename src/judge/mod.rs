//! From the log of a call and a rubric to a scorecard. Pure.

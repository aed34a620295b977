//! The call as a pure machine: scenario, persona, mood, customer; an input becomes events, events become state.

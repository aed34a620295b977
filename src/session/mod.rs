//! One sitting: ringing, talking, ticket, scored; the same for the screen, the plain mode and the plays.

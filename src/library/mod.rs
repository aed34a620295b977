//! Loads scenarios and assets, built in and the user's own, and lowers them to values.

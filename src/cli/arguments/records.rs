//! Arguments of the commands that look into the records.

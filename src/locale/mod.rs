//! The sentences of the program, in Chinese and English.

//! From the log of a call to its scorecard.

mod answers;
mod call;
mod coach;
mod credit;
mod fault;
mod gaming;
mod points;
mod quote;
mod rubric;
mod ticket;
mod weigh;
mod world;

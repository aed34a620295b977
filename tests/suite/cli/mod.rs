//! The commands as a user meets them: whole stdout, stderr and exit code.

mod call_id;
mod check;
mod day;
mod export;
mod foreign;
mod forget;
mod golden;
mod history;
mod incident;
mod keeping;
mod kept;
mod list;
mod listen;
#[cfg(unix)]
mod manual;
mod meter;
mod new;
mod outside;
mod pack;
mod page;
mod picture;
mod plain;
mod play;
mod preview;
mod progress;
mod read;
mod report;
mod rescore;
pub(crate) mod run;
mod schema;
mod score;
mod score_rows;
mod shipping;
mod test;
mod usage;
mod word;
mod xapi;

//! Arguments of the commands that look into the records.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;

#[derive(Args, Debug)]
pub struct NextArguments {
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

#[derive(Args, Debug)]
pub struct ProgressArguments {
    #[arg(long, conflicts_with = "trainee")]
    pub class: bool,
    #[arg(long, value_name = "DATE|30d")]
    pub since: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum HistoryFormat {
    Text,
    Json,
    Csv,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum HistoryState {
    Open,
    Scored,
    Left,
}

#[derive(Args, Debug)]
pub struct HistoryArguments {
    #[arg(long = "scenario", value_name = "ID", id = "history_scenario")]
    pub scenario: Option<String>,
    #[arg(long = "persona", value_name = "PERSONA", id = "history_persona")]
    pub persona: Option<String>,
    #[arg(long = "category", value_name = "CATEGORY", id = "history_category")]
    pub category: Option<String>,
    #[arg(long = "since", value_name = "DATE|30d", id = "history_since")]
    pub since: Option<String>,
    #[arg(long = "until", value_name = "DATE|7d", id = "history_until")]
    pub until: Option<String>,
    #[arg(long = "passed", id = "history_passed")]
    pub passed: bool,
    #[arg(
        long = "failed",
        id = "history_failed",
        conflicts_with = "history_passed"
    )]
    pub failed: bool,
    #[arg(long = "state", value_name = "STATE", id = "history_state")]
    pub state: Option<HistoryState>,
    #[arg(
        long = "most",
        value_name = "N",
        default_value = "0",
        id = "history_most"
    )]
    pub most: u32,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        default_value = "text",
        id = "history_format"
    )]
    pub format: HistoryFormat,
}

#[derive(Args, Debug)]
pub struct ForgetArguments {
    #[arg(value_name = "NAME", id = "forget_name")]
    pub name: String,
    #[arg(long)]
    pub yes: bool,
}

#[derive(Args, Debug)]
pub struct ListenArguments {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long)]
    pub plain: bool,
}

#[derive(Args, Debug)]
pub struct RescoreArguments {
    #[arg(value_name = "CALL", id = "rescore_calls", conflicts_with_all = ["rescore_scenario", "rescore_all"])]
    pub calls: Vec<String>,
    #[arg(long = "scenario", value_name = "ID", id = "rescore_scenario")]
    pub scenario: Option<String>,
    #[arg(long = "all", id = "rescore_all")]
    pub all: bool,
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    #[arg(long)]
    pub reread: bool,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

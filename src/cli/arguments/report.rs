//! Arguments of the commands that take something out of the records.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportFormat {
    Text,
    Html,
    Csv,
    Json,
    Xapi,
}

#[derive(Args, Debug)]
pub struct ReportArguments {
    #[arg(value_name = "CALL", id = "report_call")]
    pub call: Option<String>,
    #[arg(long = "class", id = "report_class", conflicts_with = "report_call")]
    pub class: bool,
    #[arg(
        long = "since",
        value_name = "DATE|30d",
        id = "report_since",
        conflicts_with = "report_call"
    )]
    pub since: Option<String>,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        default_value = "text",
        id = "report_format"
    )]
    pub format: ReportFormat,
    #[arg(
        long = "out",
        short,
        value_name = "FILE|-",
        default_value = "-",
        id = "report_out"
    )]
    pub out: String,
    #[arg(long = "template", value_name = "DIR", id = "report_template")]
    pub template: Option<PathBuf>,
    #[arg(long = "force", id = "report_force")]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct ExportArguments {
    #[arg(long = "texts", id = "export_texts")]
    pub texts: bool,
    #[arg(
        long = "out",
        short,
        value_name = "FILE|-",
        default_value = "-",
        id = "export_out"
    )]
    pub out: String,
    #[arg(long = "force", id = "export_force")]
    pub force: bool,
}

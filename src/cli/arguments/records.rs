//! Arguments of the commands that look into the records.

use clap::Args;

use super::Format;

#[derive(Args, Debug)]
pub struct NextArguments {
    #[arg(long = "trainee", value_name = "NAME", id = "whose_next")]
    pub trainee: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

#[derive(Args, Debug)]
pub struct ProgressArguments {
    #[arg(
        long = "trainee",
        value_name = "NAME",
        id = "whose",
        conflicts_with = "class"
    )]
    pub trainee: Option<String>,
    #[arg(long)]
    pub class: bool,
    #[arg(long, value_name = "DATE|30d")]
    pub since: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

//! Arguments of the commands by which findings are disputed and overruled.

use clap::Args;

use super::Format;

#[derive(Args, Debug)]
pub struct AppealArguments {
    #[arg(value_name = "CALL", id = "appeal_call")]
    pub call: String,
    #[arg(value_name = "ITEM", id = "appeal_item")]
    pub item: String,
    #[arg(long, value_name = "TEXT", id = "appeal_reason")]
    pub reason: String,
    #[arg(long, value_name = "N", id = "word_turn")]
    pub turn: Option<u16>,
}

#[derive(Args, Debug)]
pub struct OverruleArguments {
    #[arg(value_name = "CALL", id = "word_call")]
    pub call: String,
    #[arg(value_name = "ITEM", id = "word_item")]
    pub item: String,
    #[arg(long, group = "ruling")]
    pub stands: bool,
    #[arg(
        long,
        value_name = "N",
        group = "ruling",
        id = "word_points",
        allow_hyphen_values = true
    )]
    pub points: Option<String>,
    #[arg(long = "drop", group = "ruling", id = "word_drop")]
    pub drop: bool,
    #[command(flatten)]
    pub said: SaidArguments,
    #[arg(long, value_name = "N", id = "word_turn")]
    pub turn: Option<u16>,
}

/// Why, and who says so.
#[derive(Args, Debug)]
pub struct SaidArguments {
    #[arg(long, value_name = "TEXT", id = "word_reason")]
    pub reason: String,
    #[arg(long, value_name = "NAME", id = "word_by")]
    pub by: Option<String>,
}

#[derive(Args, Debug)]
pub struct CommentArguments {
    #[arg(value_name = "CALL", id = "word_call")]
    pub call: String,
    #[arg(value_name = "TURN", id = "comment_turn")]
    pub turn: u16,
    #[arg(value_name = "TEXT", id = "comment_text")]
    pub text: String,
    #[arg(long, value_name = "NAME", id = "word_by")]
    pub by: Option<String>,
}

#[derive(Args, Debug)]
pub struct ExampleArguments {
    #[arg(value_name = "CALL", id = "word_call")]
    pub call: String,
    #[arg(long, value_name = "TEXT", default_value = "", id = "example_comment")]
    pub comment: String,
    #[arg(long, id = "example_undo")]
    pub undo: bool,
    #[arg(long, value_name = "NAME", id = "word_by")]
    pub by: Option<String>,
}

#[derive(Args, Debug)]
pub struct CalibrateArguments {
    #[arg(long, value_name = "DATE|30d", id = "calibrate_since")]
    pub since: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

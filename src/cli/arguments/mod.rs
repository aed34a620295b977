//! Arguments as typed. Their texts are in the locale (`cli.help.…`); `usage` puts them in.

pub mod records;
pub mod report;
pub mod words;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::engine::step::Mode;

#[derive(Parser, Debug)]
#[command(
    name = "duilian",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes.
#[derive(Args, Debug, Clone)]
pub struct Common {
    #[arg(long, value_name = "DIR", global = true)]
    pub scenarios: Vec<PathBuf>,
    #[arg(long, value_name = "DIR", global = true)]
    pub assets: Vec<PathBuf>,
    #[arg(long, value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Lang>,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: When,
    #[arg(long, value_name = "NAME", global = true)]
    pub trainee: Option<String>,
    #[arg(long, value_name = "NAME", global = true, conflicts_with = "trainee")]
    pub trainer: Option<String>,
    #[arg(long, value_name = "N", global = true)]
    pub seed: Option<u64>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    Zh,
    En,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Text,
    Json,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlayMode {
    Practice,
    Exam,
}

impl From<PlayMode> for Mode {
    fn from(mode: PlayMode) -> Self {
        match mode {
            PlayMode::Practice => Self::Practice,
            PlayMode::Exam => Self::Exam,
        }
    }
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Picture {
    Call,
    Scorecard,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Play(PlayArguments),
    Listen(records::ListenArguments),
    List {
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    Check(CheckArguments),
    Test(TestArguments),
    New(NewArguments),
    Pack(PackArguments),
    Add {
        #[arg(value_name = "FILE|DIR")]
        pack: PathBuf,
        #[arg(long, id = "force_add")]
        force: bool,
    },
    Remove {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Preview(PreviewArguments),
    Graph(GraphArguments),
    Progress(records::ProgressArguments),
    Next(records::NextArguments),
    History(records::HistoryArguments),
    Read(ReadArguments),
    Report(report::ReportArguments),
    Export(report::ExportArguments),
    Score(ScoreArguments),
    Schema(SchemaArguments),
    Doctor,
    Completions {
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    Man(ManArguments),
    Appeal(words::AppealArguments),
    Queue {
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    Overrule(words::OverruleArguments),
    Comment(words::CommentArguments),
    Example(words::ExampleArguments),
    Calibrate(words::CalibrateArguments),
    Forget(records::ForgetArguments),
    Rescore(records::RescoreArguments),
    #[command(hide = true)]
    Train {
        #[arg(value_name = "ROWS", required = true)]
        rows: Vec<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    #[command(hide = true)]
    Picture {
        #[arg(value_name = "WHAT")]
        what: Picture,
    },
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FindingsFormat {
    Text,
    Json,
    Github,
}

#[derive(Args, Debug)]
pub struct CheckArguments {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        default_value = "text",
        id = "findings_format"
    )]
    pub format: FindingsFormat,
    #[arg(long)]
    pub fix: bool,
    #[arg(long, conflicts_with = "findings_format")]
    pub watch: bool,
    #[arg(long, value_name = "RULE", conflicts_with_all = ["paths", "fix", "watch"])]
    pub explain: Option<String>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TestFormat {
    Text,
    Json,
    Junit,
}

#[derive(Args, Debug)]
pub struct TestArguments {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub all_personas: bool,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub filter: String,
    #[arg(long)]
    pub fail_fast: bool,
    #[arg(long)]
    pub bless: bool,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        default_value = "text",
        id = "test_format"
    )]
    pub format: TestFormat,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum SchemaFormat {
    Json,
    Markdown,
}

#[derive(Args, Debug)]
pub struct SchemaArguments {
    #[arg(value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(short = 'o', long = "output", value_name = "DIR", id = "schema_folder")]
    pub folder: Option<PathBuf>,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        default_value = "json",
        conflicts_with = "schema_folder",
        id = "schema_format"
    )]
    pub format: SchemaFormat,
}

#[derive(Args, Debug)]
pub struct NewArguments {
    #[arg(value_name = "PATH", id = "new_path")]
    pub path: Option<PathBuf>,
    #[arg(long, value_name = "ID|FILE")]
    pub from: Option<String>,
    #[arg(long, value_name = "NAME", requires = "from")]
    pub agent: Vec<String>,
    #[arg(long)]
    pub title: Option<String>,
    #[arg(long = "category", value_name = "CATEGORY", id = "new_category")]
    pub category: Option<String>,
    #[arg(long = "channel", value_name = "CHANNEL", id = "new_channel")]
    pub channel: Option<String>,
    #[arg(long = "persona", value_name = "PERSONA", id = "new_persona")]
    pub persona: Option<String>,
    #[arg(long)]
    pub problem: Option<String>,
    #[arg(long)]
    pub answer: Option<String>,
    #[arg(long = "id", value_name = "NAME", id = "new_id")]
    pub id: Option<String>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct PlayArguments {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long)]
    pub plain: bool,
    #[arg(long, id = "watch_play")]
    pub watch: bool,
    #[arg(long, value_name = "FILE|-|@PLAY")]
    pub replies: Option<String>,
    #[arg(long, requires = "replies")]
    pub keep: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    #[arg(long, value_name = "PERSONA")]
    pub persona: Option<String>,
    #[arg(long, value_name = "MODE", default_value = "practice")]
    pub mode: PlayMode,
}

#[derive(Args, Debug)]
pub struct ManArguments {
    #[arg(short = 'o', long = "output", value_name = "DIR", id = "man_folder")]
    pub folder: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct PackArguments {
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[arg(short = 'o', long = "out", value_name = "FILE", id = "pack_out")]
    pub out: PathBuf,
    #[arg(long, id = "force_pack")]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct PreviewArguments {
    #[arg(value_name = "PATH|ID")]
    pub id: String,
    #[arg(long, value_name = "FILE|-")]
    pub html: Option<String>,
    #[arg(long = "force", requires = "html", id = "preview_force")]
    pub force: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DrawingFormat {
    Text,
    Svg,
    Dot,
    Mermaid,
}

#[derive(Args, Debug)]
pub struct GraphArguments {
    #[arg(value_name = "PATH|ID")]
    pub id: String,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        default_value = "text",
        id = "drawing_format"
    )]
    pub format: DrawingFormat,
    #[arg(
        long,
        short,
        value_name = "FILE|-",
        default_value = "-",
        id = "drawing"
    )]
    pub out: String,
    #[arg(long = "force", id = "drawing_force")]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct ReadArguments {
    #[arg(value_name = "FILE|-")]
    pub files: Vec<String>,
    #[arg(long)]
    pub rules_only: bool,
    #[arg(long)]
    pub score: bool,
    /// With `=`: a word after a blank is a file.
    #[arg(
        long,
        value_name = "CODE,...",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        requires = "score"
    )]
    pub errors: Option<String>,
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        requires = "score"
    )]
    pub format: Format,
}

#[derive(Args, Debug)]
pub struct ScoreArguments {
    #[arg(value_name = "TRANSCRIPT|-", required = true)]
    pub transcripts: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub agent: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

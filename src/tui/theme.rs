//! What things look like: the only file that names a colour. Styles by meaning, and the glyphs of the two themes.
#![expect(
    clippy::disallowed_types,
    reason = "this is the file that names colours"
)]

use ratatui::style::{Color, Modifier, Style};

use crate::engine::step::{Band, Step};

/// Styles by what they mean; every one of them also differs by an attribute, a glyph or a word.
#[derive(Clone, Debug)]
pub struct Theme {
    pub plain: Style,
    /// Less important than the rest. Dim, not grey: in some palettes grey is the background.
    pub faint: Style,
    pub strong: Style,
    /// What the eye should find first: the program's name, the current row.
    pub accent: Style,
    pub selected: Style,
    pub rule: Style,
    /// The name of a key in the hints.
    pub key: Style,
    pub good: Style,
    pub warning: Style,
    pub bad: Style,
    pub agent: Style,
    pub customer: Style,
    /// What was before.
    pub then: Style,
    pub glyphs: Glyphs,
    steps: [Style; 6],
    bands: [Style; 4],
    radar: (Color, Color),
    radar_then: Color,
}

/// The signs that are not letters.
#[derive(Clone, Copy, Debug)]
pub struct Glyphs {
    pub ascii: bool,
    pub rule: &'static str,
    pub wall: &'static str,
    pub done: &'static str,
    pub part: &'static str,
    pub now: &'static str,
    pub undone: &'static str,
    /// A mark that a listener did not make.
    pub missed: &'static str,
    pub fault: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    pub did: &'static str,
    pub call: &'static str,
    pub level: &'static str,
    pub no_level: &'static str,
    pub rise: &'static str,
    pub fall: &'static str,
    pub to: &'static str,
    pub choice: (&'static str, &'static str),
    pub dot: &'static str,
    pub more: &'static str,
    pub corners: [&'static str; 4],
}

const UNICODE: Glyphs = Glyphs {
    ascii: false,
    rule: "─",
    wall: "│",
    done: "✓",
    part: "±",
    now: "▸",
    undone: "·",
    missed: "○",
    fault: "✗",
    full: "▇",
    empty: "▁",
    did: "⌞",
    call: "☎",
    level: "●",
    no_level: "○",
    rise: "↑",
    fall: "↓",
    to: "→",
    choice: ("‹", "›"),
    dot: "·",
    more: "…",
    corners: ["╭", "╮", "╰", "╯"],
};

const ASCII: Glyphs = Glyphs {
    ascii: true,
    rule: "-",
    wall: "|",
    done: "+",
    part: "~",
    now: ">",
    undone: "-",
    missed: "o",
    fault: "x",
    full: "#",
    empty: ".",
    did: "`",
    call: "(*)",
    level: "*",
    no_level: ".",
    rise: "^",
    fall: "v",
    to: "->",
    choice: ("<", ">"),
    dot: "-",
    more: "..",
    corners: ["+", "+", "+", "+"],
};

impl Theme {
    /// `colour` is false where `NO_COLOR` is set; `ascii` is for consoles without box drawing.
    pub fn new(colour: bool, ascii: bool) -> Self {
        let mut theme = Self::in_colour();
        theme.glyphs = if ascii { ASCII } else { UNICODE };
        if !colour {
            theme.drop_colours();
        }
        theme
    }

    fn in_colour() -> Self {
        let of = |colour| Style::new().fg(colour);
        Self {
            plain: Style::new(),
            faint: Style::new().add_modifier(Modifier::DIM),
            strong: Style::new().add_modifier(Modifier::BOLD),
            accent: of(Color::Cyan).add_modifier(Modifier::BOLD),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            rule: Style::new().add_modifier(Modifier::DIM),
            key: of(Color::Cyan),
            good: of(Color::Green),
            warning: of(Color::Yellow),
            bad: of(Color::Red).add_modifier(Modifier::BOLD),
            agent: of(Color::Cyan),
            customer: of(Color::Yellow),
            then: of(Color::Yellow),
            glyphs: UNICODE,
            steps: [
                of(Color::Cyan),
                of(Color::Green),
                of(Color::Yellow),
                of(Color::LightBlue),
                of(Color::Magenta),
                Style::new(),
            ],
            bands: [
                of(Color::Green),
                of(Color::Yellow),
                of(Color::LightRed),
                of(Color::Red).add_modifier(Modifier::BOLD),
            ],
            radar: (Color::DarkGray, Color::Cyan),
            radar_then: Color::Yellow,
        }
    }

    fn drop_colours(&mut self) {
        let styles = [
            &mut self.faint,
            &mut self.accent,
            &mut self.rule,
            &mut self.key,
            &mut self.good,
            &mut self.warning,
            &mut self.bad,
            &mut self.agent,
            &mut self.customer,
            &mut self.then,
        ];
        for style in styles
            .into_iter()
            .chain(&mut self.steps)
            .chain(&mut self.bands)
        {
            style.fg = None;
        }
        self.radar = (Color::Reset, Color::Reset);
        self.radar_then = Color::Reset;
    }

    pub fn step(&self, step: Step) -> Style {
        self.steps[step as usize]
    }

    pub fn band(&self, band: Band) -> Style {
        self.bands[band as usize]
    }

    /// The colours of the radar's web and of its figure.
    pub fn radar(&self) -> (Color, Color) {
        self.radar
    }

    /// The colour of the figure of before.
    pub fn radar_then(&self) -> Color {
        self.radar_then
    }
}

/// A colour as a picture shows it; `None` is the picture's own foreground or background.
pub(crate) fn picture_colour(colour: Option<Color>) -> Option<&'static str> {
    Some(match colour? {
        Color::Cyan => "#4fb3bf",
        Color::Green => "#7fb069",
        Color::Yellow => "#d9a441",
        Color::LightBlue => "#6fa8dc",
        Color::Magenta => "#b48ead",
        Color::DarkGray => "#6b7280",
        Color::LightRed => "#e07a5f",
        Color::Red => "#e05252",
        Color::Reset
        | Color::Black
        | Color::Blue
        | Color::LightGreen
        | Color::LightYellow
        | Color::LightMagenta
        | Color::LightCyan
        | Color::White
        | Color::Gray
        | Color::Rgb(..)
        | Color::Indexed(_) => return None,
    })
}

/// Background and foreground of a picture.
pub(crate) const PAPER: (&str, &str) = ("#14181f", "#e5e9f0");
/// The foreground of what is dim.
pub(crate) const DIM: &str = "#7d8594";

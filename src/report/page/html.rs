//! A page as HTML: one file without script and without anything from elsewhere, to be read on a screen and printed.

use std::fmt::Write as _;

use super::{Block, Drawn, Message, Page, Pair, Row, Section};
use crate::{
    engine::step::Side,
    locale::{Language, Locale},
    report::{graph::svg, markup::escaped},
};

const STYLE: &str = include_str!("../../../assets/page/page.css");

/// The whole file.
pub fn whole(page: &Page, locale: &Locale) -> String {
    let writer = Writer { locale };
    let title = escaped(&page.title).replace('\n', " ");
    let mut out = String::from("<!DOCTYPE html>\n");
    let _ = writeln!(out, "<html lang=\"{}\">", writer.language());
    out.push_str("<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    let _ = writeln!(out, "<title>{title}</title>");
    let _ = writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>");
    let _ = writeln!(out, "<h1{}>{title}</h1>", writer.own(true));
    for lead in &page.lead {
        let _ = writeln!(
            out,
            "<p class=\"lead\"{}>{}</p>",
            writer.own(true),
            escaped(lead)
        );
    }
    writer.contents(page, &mut out);
    for (number, section) in (1..).zip(&page.sections) {
        let _ = writeln!(out, "<section id=\"s{number}\">");
        writer.section(section, 2, &mut out);
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

struct Writer<'a> {
    locale: &'a Locale,
}

/// The deepest heading there is.
const DEEPEST: usize = 6;

impl Writer<'_> {
    fn language(&self) -> &'static str {
        match self.locale.language() {
            Language::Zh => "zh-Hans",
            Language::En => "en",
        }
    }

    /// The attribute for words of the file, where the page is in another language.
    fn own(&self, quoted: bool) -> &'static str {
        match self.locale.language() {
            Language::En if quoted => " lang=\"zh-Hans\"",
            Language::En | Language::Zh => "",
        }
    }

    /// Links to the sections: for the screen only.
    fn contents(&self, page: &Page, out: &mut String) {
        let name = escaped(self.locale.text("preview.contents"));
        let _ = writeln!(out, "<nav aria-label=\"{name}\">");
        for (number, section) in (1..).zip(&page.sections) {
            let _ = writeln!(
                out,
                "<a href=\"#s{number}\">{}</a>",
                escaped(&section.title)
            );
        }
        out.push_str("</nav>\n");
    }

    fn section(&self, section: &Section, depth: usize, out: &mut String) {
        let heading = depth.min(DEEPEST);
        let _ = writeln!(out, "<h{heading}>{}</h{heading}>", escaped(&section.title));
        for block in &section.blocks {
            match block {
                Block::Words(text) => {
                    let _ = writeln!(out, "<p>{}</p>", escaped(text));
                }
                Block::Pairs(pairs) => self.pairs(pairs, out),
                Block::Table(rows) => table(rows, out),
                Block::Talk(messages) => self.talk(messages, out),
                Block::Graph(drawn) => graph(drawn, out),
                Block::Section(below) => {
                    out.push_str("<section class=\"card\">\n");
                    self.section(below, depth + 1, out);
                    out.push_str("</section>\n");
                }
            }
        }
    }

    fn pairs(&self, pairs: &[Pair], out: &mut String) {
        out.push_str("<dl>\n");
        for pair in pairs {
            let _ = writeln!(out, "<div><dt>{}</dt>", escaped(&pair.label));
            for text in &pair.texts {
                let _ = writeln!(out, "<dd{}>{}</dd>", self.own(pair.quoted), escaped(text));
            }
            out.push_str("</div>\n");
        }
        out.push_str("</dl>\n");
    }

    fn talk(&self, messages: &[Message], out: &mut String) {
        out.push_str("<ol class=\"talk\">\n");
        for message in messages {
            let class = match message.who {
                Some(Side::Agent) => "agent",
                Some(Side::Customer) => "customer",
                None => "act",
            };
            let own = self.own(message.who.is_some());
            let _ = writeln!(
                out,
                "<li class=\"{class}\"><span class=\"at\">{}</span><span class=\"who\">{}</span><p{own}>{}</p>",
                escaped(&message.at),
                escaped(&message.name),
                escaped(&message.text)
            );
            if !message.remark.is_empty() {
                let _ = writeln!(out, "<p class=\"remark\">{}</p>", escaped(&message.remark));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n");
    }
}

fn table(rows: &[Row], out: &mut String) {
    out.push_str("<table>\n");
    let mut open = false;
    for row in rows {
        let (number, name) = (escaped(&row.number), escaped(&row.name));
        if row.sum {
            if open {
                out.push_str("</tbody>\n");
            }
            open = true;
            let _ = writeln!(
                out,
                "<tbody>\n<tr class=\"sum\"><th scope=\"rowgroup\" colspan=\"2\">{name}</th><td>{number}</td></tr>"
            );
        } else {
            let remark = escaped(&row.remark);
            let _ = writeln!(
                out,
                "<tr><th scope=\"row\">{name}</th><td>{remark}</td><td>{number}</td></tr>"
            );
        }
    }
    if open {
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n");
}

fn graph(drawn: &Drawn, out: &mut String) {
    match svg::draw(&drawn.graph) {
        Some(drawing) => {
            let _ = write!(out, "<figure>\n{drawing}</figure>\n");
        }
        None => {
            let _ = writeln!(out, "<p>{}</p>", escaped(&drawn.instead));
        }
    }
}

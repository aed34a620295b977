//! Text made safe for HTML, SVG and XML.

use crate::text::clean;

/// As text and as the value of an attribute: no mark opens anything, no control character stays.
pub fn escaped(text: &str) -> String {
    let text = clean::printable(text);
    let mut out = String::with_capacity(text.len() + 8);
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No characters of XML.
            '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(one),
        }
    }
    out
}

//! Input lines: a reply, or a command such as `/hold` or `/ticket kind=complaint`.

//! From what may stand behind a key to the JSON Schema of it.

use super::{
    DIALECT, Kind, MARK, describe,
    json::{Json, Members, members, texts},
};
use crate::{
    locale::Locale,
    source::{
        Choices, Key, Shape, Spellings,
        key::{LANGUAGES, TONES},
    },
};

/// With the same signs in full width, as an input method types them.
const NAME: &str = r"^[^\s|&():<>=\uff1a\uff08\uff09\uff5c]+$";
const LENGTH: &str = r"^\s*[0-9]+\s*[smh]\s*$";
const MARKS: &str = r"^\s*((>=|<=|>|<)?\s*[0-9]+|[0-9]+\s*\.\.\s*=?\s*[0-9]+)\s*$";
/// What is left open until it is measured.
const UNMEASURED: &str = r"^\s*[?\uff1f]\s*$";
/// Something that is no white space.
const SAYING: &str = r"\S";

pub(super) struct Maker<'m> {
    pub(super) locale: &'m Locale,
    pub(super) spellings: &'m Spellings,
    /// A file of this kind may be made from another: of what is written whole there, only what differs stands in it.
    pub(super) extends: bool,
}

/// What an entry is known by where it changes that of another file.
const KNOWN_BY: &[&str] = &["format", "id", "on", "fault", "key"];

impl Maker<'_> {
    pub(super) fn file(&self, kind: Kind) -> Json {
        let mut made = members([
            ("$schema", DIALECT.into()),
            (
                "$comment",
                format!("{MARK} {}", kind.code()).as_str().into(),
            ),
            (
                "title",
                self.locale
                    .text(&format!("schema.kind.{}", kind.code()))
                    .into(),
            ),
        ]);
        made.extend(self.table(kind.code(), kind.keys()));
        Json::Table(made)
    }

    fn table(&self, path: &str, keys: &[Key]) -> Members {
        let must_be = |key: &&Key| key.required && (!self.extends || KNOWN_BY.contains(&key.name));
        let required = keys.iter().filter(must_be);
        let properties = keys
            .iter()
            .map(|key| (key.name.to_owned(), self.key(path, key)));
        members([
            ("type", "object".into()),
            ("properties", Json::Table(properties.collect())),
            ("required", texts(required.map(|key| key.name))),
            ("additionalProperties", Json::Flag(false)),
        ])
    }

    fn key(&self, path: &str, key: &Key) -> Json {
        let path = format!("{path}.{}", key.name);
        let mut text = describe::text(self.locale, &path);
        if let Some(choices) = choices(key.shape) {
            let listed = self.listed(choices);
            text = format!(
                "{text}\n{}",
                self.locale.format("schema.choices", &[("list", &listed)])
            );
        }
        if key.since > 1 {
            let since = self
                .locale
                .format("schema.since", &[("format", &key.since)]);
            text = format!("{text}\n{since}");
        }
        let mut made = members([("description", text.as_str().into())]);
        made.extend(self.value(&path, key.shape, key.required));
        if !key.default.is_empty() {
            made.push(("default".to_owned(), default(key)));
        }
        Json::Table(made)
    }

    /// The codes of a closed list with what they mean.
    pub(super) fn listed(&self, choices: Choices) -> String {
        let named = (choices.codes)().into_iter().map(|code| {
            let name = self.locale.name(choices.kind, code);
            if name == code {
                code.to_owned()
            } else {
                format!("{code} {name}")
            }
        });
        named.collect::<Vec<_>>().join(" · ")
    }

    fn value(&self, path: &str, shape: Shape, required: bool) -> Members {
        let one = |shape| Json::Table(self.value(path, shape, true));
        match shape {
            Shape::Text => string(SAYING),
            Shape::Prose => members([("type", "string".into())]),
            Shape::Name => self.name(path),
            Shape::Length => string(LENGTH),
            Shape::Marks(_) => string(MARKS),
            Shape::Open(inner) => any_of([one(*inner), Json::Table(string(UNMEASURED))]),
            Shape::Whole(least, most) => whole(least, most),
            Shape::Number(least, most) => members([
                ("type", "number".into()),
                ("minimum", Json::Number(least)),
                ("maximum", Json::Number(most)),
            ]),
            Shape::Flag => members([("type", "boolean".into())]),
            Shape::Choice(choices) => self.choice(choices),
            Shape::Chosen(choices) => one_or_many(|| Json::Table(self.choice(choices)), true),
            Shape::Texts => one_or_many(|| one(Shape::Text), required),
            Shape::Names => one_or_many(|| Json::Table(string(NAME)), required),
            Shape::Condition => one_or_many(|| one(Shape::Text), true),
            Shape::Localised => any_of([one(Shape::Text), self.own(path, LANGUAGES, false)]),
            Shape::Lines => any_of([
                one(Shape::Text),
                list(one(Shape::Text), true),
                self.own(path, TONES, true),
            ]),
            Shape::Shares => any_of([
                Json::Table(self.name(path)),
                map(one(Shape::Whole(1, 100)), true),
            ]),
            Shape::Section(keys) => self.table(path, keys),
            Shape::Sections(keys) => members([
                ("type", "array".into()),
                ("items", Json::Table(self.table(path, keys))),
            ]),
            Shape::Map(shape) => members([
                ("type", "object".into()),
                ("additionalProperties", one(*shape)),
            ]),
            Shape::Maps(shape) => {
                members([("type", "array".into()), ("items", one(Shape::Map(shape)))])
            }
            Shape::Anything => anything(path),
        }
    }

    /// A table in place of something simpler.
    fn own(&self, path: &str, keys: &[Key], filled: bool) -> Json {
        let mut made = self.table(path, keys);
        if filled {
            made.push(("minProperties".to_owned(), Json::Whole(1)));
        }
        Json::Table(made)
    }

    fn choice(&self, choices: Choices) -> Members {
        let codes = (choices.codes)();
        let spellings = self.spellings.of(choices.kind);
        let meant = spellings.filter(|spelling| {
            let code = self.spellings.code(choices.kind, spelling);
            codes.contains(&code) && !codes.contains(spelling)
        });
        members([("enum", texts(codes.iter().copied().chain(meant)))])
    }

    /// A name; where it is that of a channel or a persona, those that are known are offered.
    fn name(&self, path: &str) -> Members {
        let kind = path.rsplit_once('.').map_or("", |(_, name)| name);
        if !matches!(kind, "channel" | "persona") {
            return string(NAME);
        }
        let mut known: Vec<&str> = Vec::new();
        for spelling in self.spellings.of(kind) {
            let code = self.spellings.code(kind, spelling);
            if !known.contains(&code) {
                known.push(code);
            }
        }
        known.extend(self.spellings.of(kind));
        any_of([
            Json::Table(members([("enum", texts(known))])),
            Json::Table(string(NAME)),
        ])
    }
}

/// The closed list that a value is from.
pub(super) fn choices(shape: Shape) -> Option<Choices> {
    match shape {
        Shape::Choice(choices) | Shape::Chosen(choices) => Some(choices),
        Shape::Open(shape) => self::choices(*shape),
        _ => None,
    }
}

fn string(pattern: &str) -> Members {
    members([("type", "string".into()), ("pattern", pattern.into())])
}

fn whole(least: i64, most: i64) -> Members {
    let mut made = members([("type", "integer".into()), ("minimum", Json::Whole(least))]);
    if most < i64::MAX {
        made.push(("maximum".to_owned(), Json::Whole(most)));
    }
    made
}

fn list(one: Json, filled: bool) -> Json {
    let mut made = members([("type", "array".into()), ("items", one)]);
    if filled {
        made.push(("minItems".to_owned(), Json::Whole(1)));
    }
    Json::Table(made)
}

fn map(one: Json, filled: bool) -> Json {
    let mut made = members([("type", "object".into()), ("additionalProperties", one)]);
    if filled {
        made.push(("minProperties".to_owned(), Json::Whole(1)));
    }
    Json::Table(made)
}

fn any_of<const N: usize>(list: [Json; N]) -> Members {
    members([("anyOf", Json::List(list.into()))])
}

/// One alone is a list of one.
fn one_or_many(one: impl Fn() -> Json, filled: bool) -> Members {
    any_of([one(), list(one(), filled)])
}

/// What those that take it check by themselves.
fn anything(path: &str) -> Members {
    let name = path.rsplit_once('.').map_or("", |(_, name)| name);
    if name == "levels" {
        return members([
            ("type", "array".into()),
            ("items", Json::Table(whole(1, 5))),
            ("minItems", Json::Whole(2)),
            ("maxItems", Json::Whole(2)),
        ]);
    }
    let said = || Json::Table(members([("type", "string".into())]));
    let turn = members([
        ("type", "object".into()),
        (
            "properties",
            Json::Table(members([("customer", said()), ("reply", said())])),
        ),
        ("required", texts(["customer", "reply"])),
    ]);
    let example = Json::Table(any_of([said(), Json::Table(turn)]));
    members([("type", "array".into()), ("items", example)])
}

/// What holds when the key is left out.
fn default(key: &Key) -> Json {
    match (key.shape, key.default.parse()) {
        (Shape::Whole(..) | Shape::Number(..), Ok(number)) => Json::Whole(number),
        (Shape::Flag, _) => Json::Flag(key.default == "true"),
        _ => key.default.into(),
    }
}

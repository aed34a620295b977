//! JSON whose keys stay in the order in which they were put there.

use serde::{Serialize, Serializer};

pub(super) enum Json {
    Text(String),
    Whole(i64),
    Number(f64),
    Flag(bool),
    List(Vec<Self>),
    Table(Members),
}

pub(super) type Members = Vec<(String, Json)>;

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(list) => serializer.collect_seq(list),
            Self::Table(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Json {
    Json::List(texts.into_iter().map(Json::from).collect())
}

pub(super) fn members<const N: usize>(list: [(&str, Json); N]) -> Members {
    let named = list
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    named.collect()
}

//! The texts that a call was played from, each known by its hash, so that a call can be shown as it was after any upgrade.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::library::AssetText;

/// SHA-256 in hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hash(String);

impl Hash {
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        use fmt::Write as _;
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// A hash as it was kept; `None` where it cannot be one.
    pub fn kept(digits: &str) -> Option<Self> {
        let fits = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        fits.then(|| Self(digits.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// All files but the scenario that a call was played from. Those who play with the same files share one edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edition {
    /// Of the paths and the hashes of their texts.
    pub hash: Hash,
    /// By path.
    pub texts: Vec<(Hash, AssetText)>,
}

impl Edition {
    /// The hash of the rubric of that id: of several the one that was loaded last.
    pub fn rubric(&self, id: &str) -> Option<&Hash> {
        let end = format!("rubrics/{id}.toml");
        let place = |asset: &AssetText| -> Option<i64> {
            let before = asset.path.strip_suffix(&end)?;
            let own = before
                .strip_prefix("own/")
                .and_then(|own| own.strip_suffix('/'));
            own.map_or(Some(-1), |own| own.parse().ok())
        };
        let found = self.texts.iter();
        let found = found.filter_map(|(hash, asset)| Some((place(asset)?, hash)));
        found.max_by_key(|(place, _)| *place).map(|(_, hash)| hash)
    }

    pub fn new(mut texts: Vec<AssetText>) -> Self {
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let texts: Vec<(Hash, AssetText)> = texts
            .into_iter()
            .map(|asset| (Hash::of(&asset.text), asset))
            .collect();
        let list: String = texts
            .iter()
            .flat_map(|(hash, asset)| [hash.as_str(), " ", &asset.path, "\n"])
            .collect();
        Self {
            hash: Hash::of(&list),
            texts,
        }
    }
}

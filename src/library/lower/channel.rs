//! Channels.

use super::localised;
use crate::{
    engine::{Millis, channel::Channel},
    source::Section,
    text::Name,
};

pub(crate) fn channel(root: Section<'_>, id: Name) -> Channel {
    let length = |key| Millis(root.length(key).unwrap_or_default());
    Channel {
        id,
        name: localised(root, "name"),
        spoken: root.flag("spoken").unwrap_or_default(),
        limit: root.whole("limit").unwrap_or_default(),
        first_response: length("first_response"),
        silence: length("silence"),
        merge: length("merge"),
    }
}

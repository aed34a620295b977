//! The contact history, as every screen heads its entries.

use crate::{engine::scenario::Contact, library::Library, locale::Language};

/// When it was, by which channel, and who answered.
pub fn heading(contact: &Contact, library: &Library, language: Language) -> String {
    let channel = contact.channel.as_ref().map(|code| {
        let channel = library.channels.get(code);
        channel.map_or(code.as_str(), |channel| channel.name.get(language))
    });
    let parts = [
        Some(contact.when.as_str()),
        channel,
        contact.agent.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

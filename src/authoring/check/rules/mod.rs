//! The rules on scenarios that load: each looks at one scenario and adds what it finds.

mod after_circle;
mod answers_at_once;
mod bad_input;
mod category_folder;
mod common_word;
mod contradiction;
mod deaf_branch;
mod empty_slot;
mod endless_agenda;
mod first_is_right;
mod handover_end;
mod impossible_event;
mod lone_alternative;
mod long_line;
mod lost_marks;
mod missing_model;
mod missing_tone;
mod no_answers;
mod repeated_line;
mod required_and_forbidden;
mod stuck_beat;
mod unaskable_fact;
mod unknown_name;
mod unknown_slot;
mod unmeasured_expectation;
mod unnoticed_event;
mod unreached_beat;
mod unreached_end;
mod unsaid_sensitive;
mod unused_vary;
mod wrong_language;

pub(super) use super::{reach, subject::Subject, texts};
use crate::source::Findings;

/// One rule on scenarios: the code of its findings, and how it finds them.
pub struct Rule {
    pub code: &'static str,
    pub(super) find: fn(&Subject<'_>, &mut Findings),
}

/// Every rule. To add one: a file here, a line here, its explanation in `assets/rules/`, its wording in
/// `assets/locales/*/diagnostics.toml`, a bad and a good file in `tests/data/rules/`.
pub const RULES: &[Rule] = &[
    after_circle::RULE,
    answers_at_once::RULE,
    bad_input::RULE,
    category_folder::RULE,
    common_word::RULE,
    contradiction::RULE,
    deaf_branch::RULE,
    empty_slot::RULE,
    endless_agenda::RULE,
    impossible_event::RULE,
    first_is_right::RULE,
    handover_end::RULE,
    lone_alternative::RULE,
    long_line::RULE,
    lost_marks::RULE,
    missing_model::RULE,
    missing_tone::RULE,
    no_answers::RULE,
    repeated_line::RULE,
    required_and_forbidden::RULE,
    stuck_beat::RULE,
    unaskable_fact::RULE,
    unknown_name::RULE,
    unknown_slot::RULE,
    unmeasured_expectation::RULE,
    unnoticed_event::RULE,
    unreached_beat::RULE,
    unreached_end::RULE,
    unused_vary::RULE,
    unsaid_sensitive::RULE,
    wrong_language::RULE,
];

//! `unreached-end`: a right ending can never come out.
//!
//! Why: it stands for a way to win the call that there is not. Of several endings the first that needs no act comes out,
//! so one behind it is never chosen; and nothing is resolved where the customer has to give a point up.

use super::{Rule, Subject};
use crate::{engine::step::Ending, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "unreached-end",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let ends = &on.look.scenario.ends;
    let reach = on.reach();
    for (at, placed) in on.look.root.placed_texts("ends").into_iter().enumerate() {
        let code = on.look.spellings.code("ending", placed.value);
        let Some(ending) = Ending::from_code(code) else {
            continue;
        };
        let act = |ending: &Ending| matches!(ending, Ending::Escalated | Ending::Transferred);
        let chosen = ends.iter().take(at).all(act) && reach.closes_well;
        let comes_out = match ending {
            // A hand-over is open to the agent at any time.
            Ending::Escalated | Ending::Transferred => true,
            Ending::Pending => chosen || reach.closes_ill,
            Ending::Resolved | Ending::HungUp | Ending::Abandoned => chosen,
        };
        if !comes_out {
            findings
                .warning(RULE.code, placed.span)
                .with("ending", placed.value);
        }
    }
}

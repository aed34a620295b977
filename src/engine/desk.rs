//! The desks of the company that a call or a ticket can go to.

use super::step::closed_list;

closed_list! {
    /// Who a call or a ticket can be handed to.
    Desk {
        Service = "service", Supervisor = "supervisor", Tech = "tech", Product = "product", Logistics = "logistics",
        Sales = "sales", Marketing = "marketing", It = "it", Safety = "safety", PublicRelations = "pr",
    }
}

//! The desks of the company that a call or a ticket can go to.

use super::step::{Ending, closed_list};

closed_list! {
    /// Who a call or a ticket can be handed to.
    Desk {
        Service = "service", Supervisor = "supervisor", Tech = "tech", Product = "product", Logistics = "logistics",
        Sales = "sales", Marketing = "marketing", It = "it", Safety = "safety", PublicRelations = "pr",
    }
}

impl Desk {
    /// How a call that is handed over to it ends.
    pub fn ending(self) -> Ending {
        match self {
            Self::Supervisor | Self::It | Self::Safety | Self::PublicRelations => Ending::Escalated,
            Self::Service
            | Self::Tech
            | Self::Product
            | Self::Logistics
            | Self::Sales
            | Self::Marketing => Ending::Transferred,
        }
    }
}

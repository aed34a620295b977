//! A trainee with records: what the screens ask of the store is done by the store's own thread, in a folder of the test.

use std::{
    path::Path,
    sync::mpsc::{Receiver, channel},
};

use duilian::{
    store::{Answer, Keeper, Order, Place},
    tui::{
        action::Effect,
        records::{self, Keeping},
        update::orders,
    },
};

use super::trainee::Trainee;

pub(super) fn place(folder: &Path) -> Place {
    Place {
        records: folder.join("records.sqlite"),
        side: folder.join("side"),
        live: folder.join("live"),
    }
}

pub(super) struct Desk {
    keeper: Keeper,
    answers: Receiver<Answer>,
}

impl Desk {
    /// The store opens, and the screens hear of it.
    pub(super) fn open(trainee: &mut Trainee, folder: &Path) -> Self {
        let (sender, answers) = channel();
        let tell = move |answer| drop(sender.send(answer));
        let keeper = Keeper::start(place(folder), Box::new(tell)).unwrap();
        let mut desk = Self { keeper, answers };
        trainee.model.records.keeping = Keeping::Opening;
        desk.answer(trainee);
        desk.serve(trainee);
        desk
    }

    /// Everything that was asked for is done and answered, and what the answers ask for too.
    pub(super) fn serve(&mut self, trainee: &mut Trainee) {
        loop {
            let asked: Vec<Order> = Self::asked(trainee);
            if asked.is_empty() {
                return;
            }
            for order in asked {
                assert!(self.keeper.ask(order));
                self.answer(trainee);
            }
        }
    }

    fn answer(&mut self, trainee: &mut Trainee) {
        let answer = self.answers.recv().unwrap();
        trainee.tell_time();
        records::take_up(&mut trainee.model, answer);
        trainee.effects.extend(orders(&mut trainee.model));
        trainee.look();
    }

    fn asked(trainee: &mut Trainee) -> Vec<Order> {
        let effects = std::mem::take(&mut trainee.effects);
        let (asks, others): (Vec<Effect>, Vec<Effect>) = effects
            .into_iter()
            .partition(|effect| matches!(effect, Effect::Ask(_)));
        trainee.effects = others;
        let orders = asks.into_iter().filter_map(|effect| match effect {
            Effect::Ask(order) => Some(order),
            Effect::Quit | Effect::Repaint => None,
        });
        orders.collect()
    }
}

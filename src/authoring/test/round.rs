//! Tasks done on all cores, their results in the order of the tasks.

use std::{
    any::Any,
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{self, Sender},
    },
    thread,
};

/// Does the tasks until all are done or `stop` is set; `seen` is told of each result as it comes.
///
/// Tasks are begun in their order and what was begun is brought to its end, so that the results are those of the first
/// tasks without a gap, in the order of the tasks.
pub fn round<T: Sync, R: Send>(
    tasks: &[T],
    work: &(dyn Fn(&T) -> R + Sync),
    stop: &AtomicBool,
    seen: &mut dyn FnMut(&R),
) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let share = |sender: Sender<(usize, R)>| {
        while !stop.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(number) else {
                return;
            };
            if sender.send((number, work(task))).is_err() {
                return;
            }
        }
    };
    let mut done: Vec<(usize, R)> = Vec::with_capacity(tasks.len());
    thread::scope(|scope| {
        let (sender, results) = mpsc::channel();
        let workers = (0..cores.min(tasks.len())).filter_map(|_| {
            let sender = sender.clone();
            let share = &share;
            let work = move || share(sender);
            thread::Builder::new().spawn_scoped(scope, work).ok()
        });
        if workers.count() == 0 {
            // Where no thread is to be had, this one does the work.
            share(sender.clone());
        }
        drop(sender);
        for (number, result) in results {
            seen(&result);
            done.push((number, result));
        }
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What came of the work, or the words with which it broke down.
///
/// # Errors
/// The work panicked.
pub fn caught<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| words(cause.as_ref()))
}

fn words(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied();
    let owned = || cause.downcast_ref::<String>().map(String::as_str);
    text.or_else(owned).unwrap_or("panic").to_owned()
}

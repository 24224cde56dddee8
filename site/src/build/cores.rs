//! Parallel work on all cores.

use crate::error::Result;
use std::sync::{Mutex, PoisonError};

/// Runs `job` for each item, with as many in parallel as there are cores; returns the results in the items' order.
///
/// # Errors
/// The first error in that order; the other items are processed nevertheless.
pub fn each<I: Send, O: Send>(items: Vec<I>, job: impl Fn(I) -> Result<O> + Sync) -> Result<Vec<O>> {
    let done: Mutex<Vec<(usize, Result<O>)>> = Mutex::new(Vec::with_capacity(items.len()));
    let queue = Mutex::new(items.into_iter().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                while let Some((at, item)) = next() {
                    let came = job(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, came));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, came)| came).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn results_keep_the_order() {
        let came = each((0..100).collect(), |number: u64| {
            std::thread::sleep(std::time::Duration::from_micros(100 - number));
            Ok(number * 2)
        });
        assert_eq!(came.unwrap(), (0..100).map(|number| number * 2).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_error_is_returned_and_all_items_are_processed() {
        let count = std::sync::atomic::AtomicUsize::new(0);
        let came = each((0..10).collect(), |number: usize| {
            count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            if number % 4 == 3 { Err(Error::new(number.to_string(), "")) } else { Ok(()) }
        });
        assert_eq!(came.unwrap_err().what, "3");
        assert_eq!(count.into_inner(), 10);
    }
}

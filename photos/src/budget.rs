//! A memory budget for photos that are encoded concurrently.

use std::sync::{Condvar, Mutex, PoisonError};

/// The available bytes; a request that exceeds them waits.
pub(crate) struct Budget {
    whole: u64,
    left: Mutex<u64>,
    given_back: Condvar,
}

/// A share of the budget, returned when dropped.
pub(crate) struct BudgetShare<'a> {
    of: &'a Budget,
    bytes: u64,
}

impl Budget {
    pub(crate) fn new(bytes: u64) -> Self {
        Self { whole: bytes, left: Mutex::new(bytes), given_back: Condvar::new() }
    }

    /// Waits for this many bytes. A request beyond the whole budget waits for all of it, so that it runs alone.
    pub(crate) fn take(&self, bytes: u64) -> BudgetShare<'_> {
        let bytes = bytes.min(self.whole);
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let enough = self.given_back.wait_while(left, |left| *left < bytes);
        *enough.unwrap_or_else(PoisonError::into_inner) -= bytes;
        BudgetShare { of: self, bytes }
    }
}

impl Drop for BudgetShare<'_> {
    fn drop(&mut self) {
        *self.of.left.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.of.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn the_budget_is_never_exceeded() {
        let (budget, taken) = (Budget::new(100), AtomicU64::new(0));
        std::thread::scope(|threads| {
            for bytes in [40, 60, 70, 500, 30, 100, 20, 50] {
                let (budget, taken) = (&budget, &taken);
                threads.spawn(move || {
                    let share = budget.take(bytes);
                    let bytes = bytes.min(100);
                    assert!(taken.fetch_add(bytes, Ordering::SeqCst) + bytes <= 100);
                    std::thread::yield_now();
                    taken.fetch_sub(bytes, Ordering::SeqCst);
                    drop(share);
                });
            }
        });
        assert_eq!(*budget.left.lock().unwrap(), 100);
    }
}

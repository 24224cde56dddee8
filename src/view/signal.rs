//! Leptos' memos, signals and effects, compiled once.
//!
//! Leptos compiles its reactive graph anew for every type that a memo or a signal holds and for every closure that an
//! effect runs: that was six of the calendar's 110 KB. Here they all hold one type, and what is asked for is taken out of it.

use leptos::prelude::{Effect, Get, GetUntracked, Memo as LeptosMemo, RwSignal as LeptosSignal, Set};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

/// A value of any type.
type Shared = Arc<dyn Any + Send + Sync>;

/// A value, and how to tell whether it differs from another of its type.
#[derive(Clone)]
struct Held {
    value: Shared,
    is_same: fn(&Shared, &Shared) -> bool,
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&self.value, &other.value)
    }
}

impl Held {
    fn new<T: Send + Sync + 'static>(value: T, is_same: fn(&Shared, &Shared) -> bool) -> Self {
        Self { value: Arc::new(value), is_same }
    }
}

fn out_of<T: 'static>(shared: &Shared) -> &T {
    shared.downcast_ref().expect("what was put in comes out")
}

/// A value while it is looked at.
pub struct ReadGuard<T>(Shared, PhantomData<fn() -> T>);

impl<T: 'static> Deref for ReadGuard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        out_of(&self.0)
    }
}

/// What follows from signals: computed when one that it read has changed, told on when the outcome differs.
pub struct Memo<T>(LeptosMemo<Held>, PhantomData<fn() -> T>);

/// A value that may be changed, and tells.
pub struct RwSignal<T>(LeptosSignal<Held>, PhantomData<fn() -> T>);

/// Both are handles, whatever they hold.
macro_rules! handle {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T: 'static> $name<T> {
            /// The value, to look at; whoever runs is run again when it changes.
            pub fn read(self) -> ReadGuard<T> {
                ReadGuard(self.tracked(), PhantomData)
            }

            /// As `read`, without being run again.
            pub fn read_untracked(self) -> ReadGuard<T> {
                ReadGuard(self.untracked(), PhantomData)
            }

            /// What the closure makes of the value; whoever runs is run again when it changes.
            pub fn with<U>(self, make: impl FnOnce(&T) -> U) -> U {
                make(&self.read())
            }

            /// As `with`, without being run again.
            pub fn with_untracked<U>(self, make: impl FnOnce(&T) -> U) -> U {
                make(&self.read_untracked())
            }
        }

        impl<T: Clone + 'static> $name<T> {
            /// The value; whoever runs is run again when it changes.
            pub fn get(self) -> T {
                self.with(T::clone)
            }

            /// As `get`, without being run again.
            pub fn get_untracked(self) -> T {
                self.with_untracked(T::clone)
            }
        }

        impl<T> $name<T> {
            fn tracked(self) -> Shared {
                self.0.get().value
            }

            fn untracked(self) -> Shared {
                self.0.get_untracked().value
            }
        }
    };
}

handle!(Memo);
handle!(RwSignal);

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Computes it when it is first asked for.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(memo(Box::new(move || Held::new(compute(), is_same::<T>))), PhantomData)
    }
}

fn is_same<T: PartialEq + 'static>(a: &Shared, b: &Shared) -> bool {
    out_of::<T>(a) == out_of::<T>(b)
}

fn memo(compute: Box<dyn Fn() -> Held + Send + Sync>) -> LeptosMemo<Held> {
    LeptosMemo::new(move |_| compute())
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// With a value to begin with.
    pub fn new(value: T) -> Self {
        Self(signal(Self::held(value)), PhantomData)
    }

    /// Another value; tells even when it is the same.
    pub fn set(self, value: T) {
        set(self.0, Self::held(value));
    }

    /// A signal's values are never compared.
    fn held(value: T) -> Held {
        Held::new(value, |_, _| false)
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// Changes a copy of the value and puts it in its place.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

#[inline(never)]
fn signal(held: Held) -> LeptosSignal<Held> {
    LeptosSignal::new(held)
}

#[inline(never)]
fn set(signal: LeptosSignal<Held>, held: Held) {
    signal.set(held);
}

/// A value that is remembered and tells nobody. It lives as long as the page that is shown, in the thread that it is made in.
pub struct StoredValue<T> {
    /// Which page it belongs to, and its place among what that remembers.
    page: u32,
    at: usize,
    holds: PhantomData<fn() -> T>,
}

thread_local! {
    static KEPT: RefCell<(u32, Vec<Rc<dyn Any>>)> = const { RefCell::new((0, Vec::new())) };
}

/// The page that is shown ends, and what it remembers with it.
pub fn dispose_stored_values() {
    let old = KEPT.with_borrow_mut(|(page, values)| {
        *page += 1;
        std::mem::take(values)
    });
    drop(old);
}

#[inline(never)]
fn keep(value: Rc<dyn Any>) -> (u32, usize) {
    KEPT.with_borrow_mut(|(page, values)| {
        values.push(value);
        (*page, values.len() - 1)
    })
}

#[inline(never)]
fn kept(page: u32, at: usize) -> Option<Rc<dyn Any>> {
    KEPT.with_borrow(|(shown, values)| values.get(at).filter(|_| *shown == page).cloned())
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    /// With a value to begin with.
    pub fn new(value: T) -> Self {
        let (page, at) = keep(Rc::new(RefCell::new(value)));
        Self { page, at, holds: PhantomData }
    }

    fn cell(self) -> Rc<dyn Any> {
        kept(self.page, self.at).expect("what belongs to a page ends with it")
    }

    /// What the closure makes of the value, which it may change; nothing when its page is not shown any more.
    pub(super) fn if_kept<U>(self, make: impl FnOnce(&mut T) -> U) -> Option<U> {
        let cell = kept(self.page, self.at)?;
        Some(make(&mut cell_of(&cell).borrow_mut()))
    }

    /// Whether both are the same value's.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn is_same(self, other: Self) -> bool {
        (self.page, self.at) == (other.page, other.at)
    }

    /// What the closure makes of the value.
    pub fn with_value<U>(self, make: impl FnOnce(&T) -> U) -> U {
        make(&cell_of(&self.cell()).borrow())
    }

    /// Changes the value, and gives what the closure gives.
    pub fn update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut cell_of(&self.cell()).borrow_mut())
    }

    /// Another value.
    pub fn set_value(self, value: T) {
        cell_of(&self.cell()).replace(value);
    }
}

fn cell_of<T: 'static>(value: &Rc<dyn Any>) -> &RefCell<T> {
    value.downcast_ref().expect("what was put in comes out")
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }
}

/// Runs the closure once the page is alive, and again whenever what it read has changed. Natively it never runs.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn a_memo_follows_and_tells_only_what_differs() {
        let owner = Owner::new();
        owner.set();
        let signal = RwSignal::new(1);
        let half = Memo::new(move || signal.get() / 2);
        let counted = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counts = counted.clone();
        let text = Memo::new(move || {
            counts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            half.get().to_string()
        });
        assert_eq!((text.read().as_str(), half.with(|half| half + 1)), ("0", 1));
        signal.update(|value| *value = 4);
        assert_eq!(text.get(), "2");
        signal.set(5);
        assert_eq!((text.get_untracked(), signal.get_untracked()), ("2".into(), 5));
        assert_eq!(counted.load(std::sync::atomic::Ordering::Relaxed), 2, "half of 5 is still 2");
    }
}

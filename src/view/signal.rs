//! Leptos' memos, signals and effects, compiled once.
//!
//! Leptos' reactive graph is compiled again for every type that a memo or signal holds and for every closure of an
//! effect, which was 6 of the calendar's 110 KB. Here all hold one type, and typed access downcasts it.

use leptos::prelude::{Effect, Get, GetUntracked, Memo as LeptosMemo, RwSignal as LeptosSignal, Set};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

/// A value of any type.
type Shared = Arc<dyn Any + Send + Sync>;

/// A value, and how to compare it with another of its type.
#[derive(Clone)]
struct AnyValue {
    value: Shared,
    is_same: fn(&Shared, &Shared) -> bool,
}

impl PartialEq for AnyValue {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&self.value, &other.value)
    }
}

impl AnyValue {
    fn new<T: Send + Sync + 'static>(value: T, is_same: fn(&Shared, &Shared) -> bool) -> Self {
        Self { value: Arc::new(value), is_same }
    }
}

fn out_of<T: 'static>(shared: &Shared) -> &T {
    shared.downcast_ref().expect("what was put in comes out")
}

/// A borrowed value.
pub struct ReadGuard<T>(Shared, PhantomData<fn() -> T>);

impl<T: 'static> Deref for ReadGuard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        out_of(&self.0)
    }
}

/// A value derived from signals: recomputed when a dependency has changed; notifies its dependents if the result
/// differs.
pub struct Memo<T>(LeptosMemo<AnyValue>, PhantomData<fn() -> T>);

/// A value that can be changed and notifies its dependents.
pub struct RwSignal<T>(LeptosSignal<AnyValue>, PhantomData<fn() -> T>);

/// Both are handles and therefore `Copy`, whatever they hold.
macro_rules! handle {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T: 'static> $name<T> {
            /// Borrows the value and subscribes the running effect or memo.
            pub fn read(self) -> ReadGuard<T> {
                ReadGuard(self.tracked(), PhantomData)
            }

            /// Borrows the value without subscribing.
            pub fn read_untracked(self) -> ReadGuard<T> {
                ReadGuard(self.untracked(), PhantomData)
            }

            /// Applies the closure to the value and subscribes.
            pub fn with<U>(self, make: impl FnOnce(&T) -> U) -> U {
                make(&self.read())
            }

            /// Applies the closure to the value without subscribing.
            pub fn with_untracked<U>(self, make: impl FnOnce(&T) -> U) -> U {
                make(&self.read_untracked())
            }
        }

        impl<T: Clone + 'static> $name<T> {
            /// A copy of the value; subscribes.
            pub fn get(self) -> T {
                self.with(T::clone)
            }

            /// A copy of the value without subscribing.
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
    /// A memo that is computed on first access.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(memo(Box::new(move || AnyValue::new(compute(), is_same::<T>))), PhantomData)
    }
}

fn is_same<T: PartialEq + 'static>(a: &Shared, b: &Shared) -> bool {
    out_of::<T>(a) == out_of::<T>(b)
}

fn memo(compute: Box<dyn Fn() -> AnyValue + Send + Sync>) -> LeptosMemo<AnyValue> {
    LeptosMemo::new(move |_| compute())
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with an initial value.
    pub fn new(value: T) -> Self {
        Self(signal(Self::held(value)), PhantomData)
    }

    /// Replaces the value and notifies, even if it is equal.
    pub fn set(self, value: T) {
        set(self.0, Self::held(value));
    }

    /// Values of signals are never compared.
    fn held(value: T) -> AnyValue {
        AnyValue::new(value, |_, _| false)
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// Applies a change to a copy of the value and stores it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

#[inline(never)]
fn signal(held: AnyValue) -> LeptosSignal<AnyValue> {
    LeptosSignal::new(held)
}

#[inline(never)]
fn set(signal: LeptosSignal<AnyValue>, held: AnyValue) {
    signal.set(held);
}

/// A stored value without reactivity. It lives as long as the current page, on the thread that created it.
pub struct StoredValue<T> {
    /// The page that owns it, and its index among that page's values.
    page: u32,
    at: usize,
    holds: PhantomData<fn() -> T>,
}

thread_local! {
    static KEPT: RefCell<(u32, Vec<Rc<dyn Any>>)> = const { RefCell::new((0, Vec::new())) };
}

/// Ends the current page and drops its stored values.
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
    /// Stores an initial value.
    pub fn new(value: T) -> Self {
        let (page, at) = keep(Rc::new(RefCell::new(value)));
        Self { page, at, holds: PhantomData }
    }

    fn cell(self) -> Rc<dyn Any> {
        kept(self.page, self.at).expect("what belongs to a page ends with it")
    }

    /// Applies the closure to the value; `None` if its page has ended.
    pub(super) fn if_kept<U>(self, make: impl FnOnce(&mut T) -> U) -> Option<U> {
        let cell = kept(self.page, self.at)?;
        Some(make(&mut cell_of(&cell).borrow_mut()))
    }

    /// Whether both refer to the same stored value.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn is_same(self, other: Self) -> bool {
        (self.page, self.at) == (other.page, other.at)
    }

    /// Applies the closure to the value.
    pub fn with_value<U>(self, make: impl FnOnce(&T) -> U) -> U {
        make(&cell_of(&self.cell()).borrow())
    }

    /// Changes the value and returns the closure's result.
    pub fn update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut cell_of(&self.cell()).borrow_mut())
    }

    /// Replaces the value.
    pub fn set_value(self, value: T) {
        cell_of(&self.cell()).replace(value);
    }
}

fn cell_of<T: 'static>(value: &Rc<dyn Any>) -> &RefCell<T> {
    value.downcast_ref().expect("what was put in comes out")
}

impl<T: Clone + 'static> StoredValue<T> {
    /// A copy of the value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }
}

/// Runs the closure after hydration, and again whenever a signal that it read changes. Natively it never runs.
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
    fn a_memo_notifies_only_when_its_value_differs() {
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

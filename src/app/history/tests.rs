//! The model compared with an independent model of a browser's history, for random actions at any speed.

use super::*;
use proptest::prelude::*;

fn address(path: &str) -> Address {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Address::parse(path, query)
}

/// A browser: its entries, the current one, and the pending steps back.
struct Browser {
    entries: Vec<(Option<Entry>, Address)>,
    at: usize,
    pending: usize,
    history: History,
}

impl Browser {
    fn new(path: &str) -> Self {
        let entries = vec![(None, address("/about")), (Some(Entry::default()), address(path))];
        Self { entries, at: 1, pending: 0, history: History::new(None) }
    }

    fn shown(&self) -> &Address {
        &self.entries[self.at].1
    }

    fn go(&mut self, to: Address, replace: bool) {
        let from = self.shown().clone();
        let action = self.history.change(&from, Request { to: to.clone(), replace });
        if let Action::Push(entry) | Action::Replace(entry) = action {
            self.history.settle(entry);
        }
        match action {
            Action::Push(entry) => {
                self.entries.truncate(self.at + 1);
                self.entries.push((Some(entry), to));
                self.at += 1;
            }
            Action::Replace(entry) => self.entries[self.at] = (Some(entry), to),
            Action::Back(_) => self.pending += 1,
            Action::Wait => {}
        }
    }

    /// The browser performs pending steps.
    fn settle(&mut self) {
        while self.pending > 0 {
            self.pending -= 1;
            self.step(false);
        }
    }

    fn step(&mut self, forward: bool) {
        let to = if forward { self.at + 1 } else { self.at.wrapping_sub(1) };
        // Before this visit are other documents.
        if to == 0 || to >= self.entries.len() {
            return;
        }
        self.at = to;
        let (entry, shown) = self.entries[to].clone();
        if let Some(Request { to, replace }) = self.history.arrive(entry, &shown) {
            self.go(to, replace);
        }
    }

    fn close(&mut self) {
        let to = self.shown().base();
        if *self.shown() != to {
            self.go(to, false);
        }
    }

    fn reload(&mut self) {
        self.pending = 0;
        self.history = History::new(self.entries[self.at].0);
    }
}

#[test]
fn state_round_trips() {
    for entry in [Entry::default(), Entry { index: 12, is_over: true }] {
        assert_eq!(Entry::from_state(&entry.to_state()), Some(entry));
    }
    assert_eq!(Entry::from_state("other"), None);
}

#[test]
fn opening_stepping_and_closing_return_to_the_start() {
    for (wall, first, second) in [
        ("/supporters?q=a", "/supporters/x?q=a", "/supporters/y?q=a"),
        ("/timeline", "/timeline/x", "/timeline/y"),
        ("/calendar/2026-10", "/calendar/2026-10?day=2026-10-01", "/calendar/2026-10?day=2026-10-02"),
    ] {
        let mut browser = Browser::new(wall);
        for _ in 0..3 {
            browser.go(address(first), false);
            browser.go(address(second), false);
            assert_eq!((browser.entries.len(), browser.at), (3, 2), "{wall}");
            browser.close();
            browser.close();
            browser.settle();
            assert_eq!((browser.at, browser.shown()), (1, &address(wall)), "a second closing is none");
        }
    }
}

#[test]
fn an_entry_reached_from_outside_is_replaced_on_closing() {
    let mut browser = Browser::new("/supporters/x");
    browser.close();
    browser.close();
    browser.settle();
    assert_eq!((browser.at, browser.entries.len(), browser.shown()), (1, 2, &address("/supporters")));
}

#[test]
fn a_filter_chosen_while_open_applies_after_closing() {
    let mut browser = Browser::new("/timeline");
    browser.go(address("/timeline/x"), false);
    browser.go(address("/timeline/x?kind=law"), true);
    browser.go(address("/timeline?kind=law"), false);
    browser.settle();
    assert_eq!((browser.at, browser.shown()), (1, &address("/timeline?kind=law")));
}

#[test]
fn requests_made_while_going_back_are_performed_afterwards() {
    let mut browser = Browser::new("/supporters");
    browser.go(address("/supporters/x"), false);
    browser.close();
    browser.go(address("/calendar"), false);
    browser.settle();
    assert_eq!((browser.at, browser.shown()), (2, &address("/calendar")));
    assert_eq!(browser.entries[1].1, address("/supporters"));
}

#[test]
fn a_browser_that_does_not_go_back_is_replaced_in_place() {
    let mut history = History::new(Some(Entry { index: 1, is_over: true }));
    let request = Request { to: address("/supporters"), replace: false };
    assert_eq!(history.change(&address("/supporters/x"), request), Action::Back(1));
    assert_eq!(history.give_up(1), Some(Request { to: address("/supporters"), replace: true }));
    assert_eq!(history.give_up(1), None);
}

#[test]
fn the_first_closing_does_not_give_up_the_second() {
    let (wall, entry) = (address("/supporters"), Entry { index: 1, is_over: true });
    let mut history = History::new(Some(entry));
    let close = || Request { to: wall.clone(), replace: false };
    assert_eq!(history.change(&address("/supporters/x"), close()), Action::Back(1));
    assert_eq!(history.arrive(Some(Entry::default()), &wall), None);
    history.settle(entry);
    assert_eq!(history.change(&address("/supporters/y"), close()), Action::Back(2));
    assert_eq!(history.give_up(1), None, "the browser did go back the first time");
    assert_eq!(history.give_up(2), Some(Request { to: wall.clone(), replace: true }));
}

#[derive(Clone, Debug)]
enum Step {
    Open(u8),
    OpenTwice(u8),
    Close,
    CloseTwice,
    Filter(u8),
    Section(u8),
    Back,
    Forward,
    Reload,
    Settle,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3u8).prop_map(Step::Open),
        (0..3u8).prop_map(Step::OpenTwice),
        Just(Step::Close),
        Just(Step::CloseTwice),
        (0..3u8).prop_map(Step::Filter),
        (0..3u8).prop_map(Step::Section),
        Just(Step::Back),
        Just(Step::Forward),
        Just(Step::Reload),
        Just(Step::Settle),
    ]
}

/// The same section with an item open.
fn opened(shown: &Address, one: u8) -> Address {
    match shown.base() {
        Address::Calendar(view, query) => {
            let day = crate::dates::Date::from_ymd(2026, 10, one + 1);
            Address::Calendar(view, crate::content::CalendarQuery { day, ..query })
        }
        Address::Supporters { query, .. } => Address::Supporters { open: Some(one.to_string().into()), query },
        Address::Timeline { query, .. } => Address::Timeline { open: Some(one.to_string().into()), query },
        other => other,
    }
}

proptest! {
    #[test]
    fn closing_never_leaves_the_section(steps in prop::collection::vec(step(), 1..60)) {
        const SECTIONS: [&str; 3] = ["/calendar/2026-10", "/supporters", "/timeline"];
        let mut browser = Browser::new("/supporters");
        for step in steps {
            if matches!(step, Step::Close | Step::CloseTwice) {
                browser.settle();
            }
            let before = browser.shown().clone();
            match step {
                Step::Open(one) => browser.go(opened(&before, one), false),
                Step::OpenTwice(one) => {
                    browser.go(opened(&before, one), false);
                    let shown = browser.shown().clone();
                    browser.go(opened(&shown, one), false);
                }
                Step::Close | Step::CloseTwice => {
                    let steps = browser.entries.len();
                    browser.close();
                    if matches!(step, Step::CloseTwice) {
                        browser.close();
                    }
                    browser.settle();
                    let shown = browser.shown();
                    prop_assert!(before.is_beside(shown), "from {before:?} to {shown:?}");
                    prop_assert!(!shown.is_open());
                    prop_assert!(browser.entries.len() <= steps, "closing adds nothing");
                }
                Step::Filter(one) => {
                    let mut path = before.to_path();
                    path = path.split('?').next().unwrap_or_default().to_owned() + ["?q=a", "?q=b", ""][usize::from(one)];
                    if !before.is_open() {
                        browser.go(address(&path), true);
                    }
                }
                Step::Section(one) => browser.go(address(SECTIONS[usize::from(one)]), false),
                Step::Back => { browser.settle(); browser.step(false) }
                Step::Forward => { browser.settle(); browser.step(true) }
                Step::Reload => browser.reload(),
                Step::Settle => browser.settle(),
            }
            // An entry that claims to have been opened from the previous one really follows its base.
            for pair in browser.entries.windows(2) {
                if pair[1].0.is_some_and(|entry| entry.is_over) && pair[1].1.is_open() {
                    prop_assert!(pair[0].1.is_beside(&pair[1].1), "{:?}", browser.entries);
                    prop_assert!(!pair[0].1.is_open(), "{:?}", browser.entries);
                }
            }
        }
    }
}

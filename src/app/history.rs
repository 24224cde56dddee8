//! A model of the browser's history, and what each change of address does to it.
//!
//! One model covers everything that opens over a page (a day, a supporter, a timeline entry): opening adds an entry,
//! stepping to another one replaces it, closing goes back. An opened entry is identified by a number that the browser
//! stores with its history entry, so it survives a reload. An address that was reached from outside has nothing to go
//! back to and is replaced. Going back takes the browser time: requests made meanwhile wait, and closing twice closes
//! once.
//!
//! The browser is not involved: [`History::change`] returns what to do, [`History::arrive`] receives what happened.

use crate::content::Address;

/// A history entry, as encoded in its `state`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The number of this visit's entries before it.
    pub index: u32,
    /// Whether the open item was opened from the previous entry.
    pub is_over: bool,
}

impl Entry {
    /// Encodes for `history.state`.
    pub fn to_state(self) -> String {
        [&*self.index.to_string(), if self.is_over { "+" } else { "" }].concat()
    }

    /// Decodes the result of [`Entry::to_state`]; `None` for another program's state.
    pub fn from_state(state: &str) -> Option<Entry> {
        let (index, is_over) = state.strip_suffix('+').map_or((state, false), |index| (index, true));
        index.parse().ok().map(|index| Entry { index, is_over })
    }
}

/// What the browser has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// `history.pushState`
    Push(Entry),
    /// `history.replaceState`
    Replace(Entry),
    /// `history.back`, followed by [`History::arrive`], or by [`History::give_up`] with this number if the browser
    /// does not move.
    Back(u32),
    /// Nothing: the browser is going back. [`History::arrive`] returns the request if it still applies.
    Wait,
}

/// A requested address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The target.
    pub to: Address,
    /// Whether to replace the current entry.
    pub replace: bool,
}

/// The visitor's position in the history.
#[derive(Debug, Default)]
pub struct History {
    at: Entry,
    /// Set while going back to close something, with the address that this should lead to.
    closing: Option<Address>,
    /// How often something was closed by going back.
    closings: u32,
    next: Option<Request>,
}

impl History {
    /// At an entry; `None` if the browser has none of ours.
    pub fn new(at: Option<Entry>) -> Self {
        Self { at: at.unwrap_or_default(), ..Self::default() }
    }

    /// The current entry.
    pub fn at(&self) -> Entry {
        self.at
    }

    /// The visitor requests to go from one address to another.
    pub fn change(&mut self, from: &Address, request: Request) -> Action {
        let Request { to, replace } = &request;
        if let Some(closing) = &self.closing {
            // Closing again, or requesting what closing leads to, is already in progress.
            if closing != to {
                self.next = Some(request);
            }
            return Action::Wait;
        }
        let is_same = from.base() == to.base();
        match (from.is_open(), to.is_open()) {
            _ if from == to => Action::Replace(self.at),
            _ if !from.is_beside(to) => self.push_or_replace(*replace, false),
            (false, true) => self.push_or_replace(*replace, is_same),
            (true, true) => Action::Replace(self.at),
            (true, false) if self.at.is_over => {
                self.closing = Some(to.clone());
                self.closings += 1;
                Action::Back(self.closings)
            }
            (true, false) => Action::Replace(Entry { is_over: false, ..self.at }),
            (false, false) => self.push_or_replace(*replace, false),
        }
    }

    /// The entry that [`History::change`] requested is in the browser's history.
    pub fn settle(&mut self, entry: Entry) {
        self.at = entry;
    }

    fn push_or_replace(&self, replace: bool, is_over: bool) -> Action {
        match replace {
            true => Action::Replace(Entry { is_over: false, ..self.at }),
            false => Action::Push(Entry { index: self.at.index + 1, is_over }),
        }
    }

    /// The browser is at an entry because of Back, Forward or a request to go back; `None` if the entry is not ours.
    /// Returns what to do next.
    pub fn arrive(&mut self, at: Option<Entry>, shown: &Address) -> Option<Request> {
        // Not ours: an entry for a fragment, which the browser added after the current one.
        self.at = at.unwrap_or(Entry { index: self.at.index + 1, is_over: false });
        let closing = self.closing.take();
        let next = self.next.take();
        // A filter was changed while it was open: the page below should apply it, too.
        let differs = |to: &Address| to.is_beside(shown) && to.base() != shown.base() && !shown.is_open();
        next.or_else(|| closing.filter(differs).map(|to| Request { to, replace: true }))
    }

    /// The browser did not go back although [`Action::Back`] of this number asked it to. `None` if it did, even if
    /// it is going back again by now.
    pub fn give_up(&mut self, closing: u32) -> Option<Request> {
        if closing != self.closings {
            return None;
        }
        let to = self.closing.take()?;
        self.at.is_over = false;
        Some(self.next.take().unwrap_or(Request { to, replace: true }))
    }
}

#[cfg(test)]
mod tests;

//! Where a visitor is in the browser's history, and what each change of the address does to it.
//!
//! One model for all that opens over a page (a day, a supporter, an entry of the timeline): opening adds an entry, stepping on
//! to another one replaces it, closing goes back. What was opened is known by a number that the browser keeps with its entry,
//! so it outlives a reload; an address that was reached from outside has nothing to go back to and is replaced. Going back
//! takes the browser a while: what is asked for meanwhile waits, and a second closing is none.
//!
//! What is not here: the browser. [`History::change`] says what is to be done, [`History::arrive`] is told what came.

use crate::content::Address;

/// An entry of the browser's history, as its `state` says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// How many entries of this visit come before it.
    pub index: u32,
    /// Whether what is open was opened from the entry before.
    pub is_over: bool,
}

impl Entry {
    /// For `history.state`.
    pub fn to_state(self) -> String {
        [&*self.index.to_string(), if self.is_over { "+" } else { "" }].concat()
    }

    /// Reads what [`Entry::to_state`] wrote; nothing for another program's state.
    pub fn from_state(state: &str) -> Option<Entry> {
        let (index, is_over) = state.strip_suffix('+').map_or((state, false), |index| (index, true));
        index.parse().ok().map(|index| Entry { index, is_over })
    }
}

/// What the browser has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// `history.pushState`
    Push(Entry),
    /// `history.replaceState`
    Replace(Entry),
    /// `history.back`, after which [`History::arrive`] is told.
    Back,
    /// Nothing: the browser is on its way back. What was asked for comes out of [`History::arrive`], if it is to be done at all.
    Wait,
}

/// An address that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub to: Address,
    /// Whether the entry that is shown is to be replaced.
    pub replace: bool,
}

/// The visitor's place in the history.
#[derive(Debug, Default)]
pub struct History {
    at: Entry,
    /// Going back to close what is open; and to where that should lead.
    closing: Option<Address>,
    next: Option<Request>,
}

impl History {
    /// At an entry; `None` where the browser has none of ours.
    pub fn new(at: Option<Entry>) -> Self {
        Self { at: at.unwrap_or_default(), ..Self::default() }
    }

    /// The entry that is shown.
    pub fn at(&self) -> Entry {
        self.at
    }

    /// The visitor wants to go from one address to another.
    pub fn change(&mut self, from: &Address, request: Request) -> Act {
        let Request { to, replace } = &request;
        if let Some(closing) = &self.closing {
            // Closing once more, or asked for what closing leads to, is what is being done already.
            if closing != to {
                self.next = Some(request);
            }
            return Act::Wait;
        }
        let is_same = from.base() == to.base();
        match (from.is_open(), to.is_open()) {
            _ if from == to => Act::Replace(self.at),
            _ if !from.is_beside(to) => self.push_or_replace(*replace, false),
            (false, true) => self.push_or_replace(*replace, is_same),
            (true, true) => Act::Replace(self.at),
            (true, false) if self.at.is_over => {
                self.closing = Some(to.clone());
                Act::Back
            }
            (true, false) => Act::Replace(Entry { is_over: false, ..self.at }),
            (false, false) => self.push_or_replace(*replace, false),
        }
    }

    /// An entry that [`History::change`] asked for is in the browser's history.
    pub fn settle(&mut self, entry: Entry) {
        self.at = entry;
    }

    fn push_or_replace(&self, replace: bool, is_over: bool) -> Act {
        match replace {
            true => Act::Replace(Entry { is_over: false, ..self.at }),
            false => Act::Push(Entry { index: self.at.index + 1, is_over }),
        }
    }

    /// The browser is at an entry, by Back, Forward, or since it was asked to go back; `None`: at one that is not ours. What is
    /// to be done then.
    pub fn arrive(&mut self, at: Option<Entry>, shown: &Address) -> Option<Request> {
        // Not ours: a fragment's, which the browser itself has put behind the one that was shown.
        self.at = at.unwrap_or(Entry { index: self.at.index + 1, is_over: false });
        let closing = self.closing.take();
        let next = self.next.take();
        // Something was chosen while it was open: what lies below should show that, too.
        let differs = |to: &Address| to.is_beside(shown) && to.base() != shown.base() && !shown.is_open();
        next.or_else(|| closing.filter(differs).map(|to| Request { to, replace: true }))
    }

    /// The browser did not go back although it was asked to.
    pub fn give_up(&mut self) -> Option<Request> {
        let to = self.closing.take()?;
        self.at.is_over = false;
        Some(self.next.take().unwrap_or(Request { to, replace: true }))
    }
}

#[cfg(test)]
mod tests;

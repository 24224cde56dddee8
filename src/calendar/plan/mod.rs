//! A visitor's own plan: the occurrences that were chosen, as a text that is stored or stands in an address.
//!
//! [`Plan`] is the choice and knows no events; [`mod@listed`] finds it in the calendar, with what is not there any more, and
//! tells what overlaps. Where a plan is kept and when somebody is asked is the view's.

pub mod listed;

use crate::dates::LocalDateTime;

/// So many occurrences at most: a text from elsewhere may be of any length.
pub const MOST: usize = 500;

/// Stands before the plan in the fragment of an address, which no server sees.
pub const FRAGMENT: &str = "plan=";

/// Stands between two occurrences, and between an event and which occurrence it is: neither has to be encoded in an address
/// (RFC 3986 section 3.5), and no uid has them.
const NEXT: char = ',';
const AT: char = '~';

/// One occurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub uid: Box<str>,
    /// Which occurrence, by the start that the rules give it; none of an event that happens once.
    pub id: Option<LocalDateTime>,
}

impl Entry {
    /// `eu-anti-trafficking-day~20261018T000000`
    fn push(&self, out: &mut String) {
        out.push_str(&self.uid);
        if let Some(id) = self.id {
            out.push(AT);
            id.push_basic(out);
        }
    }

    /// Nothing for what can't be one: uids are slugs.
    fn parse(text: &str) -> Option<Entry> {
        let (uid, id) = text.split_once(AT).map_or((text, None), |(uid, id)| (uid, Some(id)));
        let is_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if uid.is_empty() || !uid.bytes().all(is_slug) {
            return None;
        }
        let id = match id.map(LocalDateTime::from_basic) {
            None => None,
            Some(Ok((id, false))) => Some(id),
            Some(_) => return None,
        };
        Some(Entry { uid: uid.into(), id })
    }
}

/// Occurrences that a visitor chose, in the order in which it happened, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    entries: Vec<Entry>,
}

impl Plan {
    /// Reads a text of [`Plan::to_text`]; leaves out what is none, and what is more than [`MOST`].
    pub fn parse(text: &str) -> Plan {
        let mut plan = Plan::default();
        text.split(NEXT).filter_map(Entry::parse).for_each(|entry| plan.add(entry));
        plan
    }

    /// The plan in the fragment of an address (without `#`); nothing where there is none.
    pub fn in_fragment(fragment: &str) -> Option<Plan> {
        let plan = Plan::parse(fragment.strip_prefix(FRAGMENT)?);
        (!plan.is_empty()).then_some(plan)
    }

    /// As it is stored: letters, digits, `-`, `~` and `,`.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            if !text.is_empty() {
                text.push(NEXT);
            }
            entry.push(&mut text);
        }
        text
    }

    /// The plan as fragments of at most `longest` bytes each, as far as one entry is not longer by itself: a code that a camera
    /// reads holds no more.
    pub fn fragments(&self, longest: usize) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for entry in &self.entries {
            let mut text = String::new();
            entry.push(&mut text);
            match all.last_mut() {
                Some(last) if last.len() + 1 + text.len() <= longest => {
                    last.push(NEXT);
                    last.push_str(&text);
                }
                _ => all.push([FRAGMENT, &text].concat()),
            }
        }
        all
    }

    /// The occurrences, in the order in which they were chosen.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether an occurrence is chosen.
    pub fn has(&self, entry: &Entry) -> bool {
        self.entries.contains(entry)
    }

    /// Chooses an occurrence, unless there are [`MOST`].
    pub fn add(&mut self, entry: Entry) {
        if !self.has(&entry) && self.entries.len() < MOST {
            self.entries.push(entry);
        }
    }

    /// Chooses an occurrence, or no longer.
    pub fn toggle(&mut self, entry: Entry) {
        match self.has(&entry) {
            true => self.entries.retain(|one| *one != entry),
            false => self.add(entry),
        }
    }

    /// With what another plan has.
    pub fn join(&mut self, other: &Plan) {
        other.entries.iter().for_each(|entry| self.add(entry.clone()));
    }

    /// Without what another plan has.
    pub fn leave_out(&mut self, other: &Plan) {
        self.entries.retain(|entry| !other.has(entry));
    }
}

impl FromIterator<Entry> for Plan {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        let mut plan = Plan::default();
        entries.into_iter().for_each(|entry| plan.add(entry));
        plan
    }
}

#[cfg(test)]
mod tests;

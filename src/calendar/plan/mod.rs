//! A visitor's own plan: the chosen occurrences, as text that is stored or put into an address.
//!
//! [`Plan`] is the choice and knows no events. [`mod@listed`] resolves it against the calendar, including missing
//! events and overlaps. The view decides where a plan is kept and when to ask.

pub mod listed;

use crate::dates::LocalDateTime;

/// The maximum number of occurrences: text from elsewhere may have any length.
pub const MAX: usize = 500;

/// Precedes the plan in the fragment of an address, which no server sees.
pub const FRAGMENT: &str = "plan=";

/// Separates occurrences; the next one separates an event from its occurrence. Neither character needs encoding in a
/// fragment (RFC 3986 section 3.5), and no uid contains them.
const NEXT: char = ',';
const AT: char = '~';

/// One chosen occurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event's uid.
    pub uid: Box<str>,
    /// The start that the rules assign to the occurrence; `None` for an event that does not recur.
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

    /// `None` if it is not a valid entry: uids are slugs.
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

/// The chosen occurrences, without duplicates, in the order in which they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    entries: Vec<Entry>,
}

impl Plan {
    /// Parses the text of [`Plan::to_text`]; invalid entries and those beyond [`MAX`] are dropped.
    pub fn parse(text: &str) -> Plan {
        let mut plan = Plan::default();
        text.split(NEXT).filter_map(Entry::parse).for_each(|entry| plan.add(entry));
        plan
    }

    /// The plan in the fragment of an address (without `#`), if any. Messengers may have percent-encoded its separators.
    pub fn in_fragment(fragment: &str) -> Option<Plan> {
        let mut text = fragment.to_owned();
        for (code, sign) in [("%3D", "="), ("%3d", "="), ("%2C", ","), ("%2c", ","), ("%7E", "~"), ("%7e", "~")] {
            text = text.replace(code, sign);
        }
        let plan = Plan::parse(text.strip_prefix(FRAGMENT)?);
        (!plan.is_empty()).then_some(plan)
    }

    /// The stored form: letters, digits, `-`, `~` and `,`.
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

    /// The plan as fragments of at most `longest` bytes each, unless a single entry is longer: a QR code that a camera
    /// can read holds no more.
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

    /// The entries, in the order in which they were chosen.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether the plan is empty.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether an occurrence is chosen.
    pub fn has(&self, entry: &Entry) -> bool {
        self.entries.contains(entry)
    }

    /// Adds an occurrence unless there are [`MAX`].
    pub fn add(&mut self, entry: Entry) {
        if !self.has(&entry) && self.entries.len() < MAX {
            self.entries.push(entry);
        }
    }

    /// Adds an occurrence, or removes it if present.
    pub fn toggle(&mut self, entry: Entry) {
        match self.has(&entry) {
            true => self.entries.retain(|one| *one != entry),
            false => self.add(entry),
        }
    }

    /// Adds the entries of another plan.
    pub fn join(&mut self, other: &Plan) {
        other.entries.iter().for_each(|entry| self.add(entry.clone()));
    }

    /// Removes the entries of another plan.
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

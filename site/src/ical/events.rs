//! Grouping components into events: a `VEVENT`, and those with the same `UID` that change single occurrences (RFC 5545
//! §3.8.4.4).

use super::Problems;
use super::component::Component;
use std::collections::HashMap;

/// An event with its changed occurrences.
#[derive(Debug)]
pub struct Event<'a, 'f> {
    /// Without escapes and control characters.
    pub uid: String,
    /// The component without a `RECURRENCE-ID`; `None` if a file has only changed occurrences.
    pub master: Option<&'f Component<'a>>,
    /// The components with a `RECURRENCE-ID`, in file order.
    pub overrides: Vec<&'f Component<'a>>,
}

/// All events of a file, in file order.
pub fn events<'a, 'f>(file: &'f [Component<'a>], problems: &mut Problems) -> Vec<Event<'a, 'f>> {
    let mut events: Vec<Event> = Vec::new();
    let mut by_uid: HashMap<String, usize> = HashMap::new();
    let all = file.iter().chain(file.iter().flat_map(|calendar| &calendar.children));
    for one in all.filter(|one| one.is("VEVENT")) {
        let Some(uid) = one.get("UID").map(|line| clean(&line.text())).filter(|uid| !uid.is_empty()) else {
            problems.error(one.line, "the event has no UID and is left out; add one that no other event has");
            continue;
        };
        let at = *by_uid.entry(uid.clone()).or_insert_with(|| {
            events.push(Event { uid, master: None, overrides: Vec::new() });
            events.len() - 1
        });
        let event = &mut events[at];
        if one.get("RECURRENCE-ID").is_some() {
            event.overrides.push(one);
            continue;
        }
        match event.master {
            None => event.master = Some(one),
            Some(other) => {
                let (kept, left) = if sequence(one) >= sequence(other) { (one, other) } else { (other, one) };
                event.master = Some(kept);
                let what = "is in the file twice, the newer one is taken; give every event a UID of its own";
                problems.note(left.line, format!("the event {} {what}", super::quoted(&event.uid)));
            }
        }
    }
    events
}

/// The revision (RFC 5545 §3.8.7.4): of two versions, the higher one is newer.
pub fn sequence(component: &Component) -> u64 {
    component.get("SEQUENCE").and_then(|line| line.value.trim().parse().ok()).unwrap_or(0)
}

/// Whether it is cancelled.
pub fn is_cancelled(component: &Component) -> bool {
    component.get("STATUS").is_some_and(|line| line.value.trim().eq_ignore_ascii_case("CANCELLED"))
}

fn clean(text: &str) -> String {
    text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

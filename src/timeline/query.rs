//! The state of the timeline, as it is in its address after `?`.
//!
//! Unknown values are dropped, so no address breaks the page. All values except the search words contain only
//! characters that need no encoding.

use crate::content::{encode, query_value};
use crate::dates::Date;

/// How the entries are presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To scale, in lanes.
    Axis,
    /// One below the other.
    List,
}

impl Mode {
    /// The default for a wide or narrow window.
    pub fn of_width(is_wide: bool) -> Self {
        if is_wide { Mode::Axis } else { Mode::List }
    }
}

/// Which entries are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// `?kind=`: ids of kinds joined by commas; empty for all.
    pub kinds: Box<str>,
    /// `?country=`: an ISO 3166-1 alpha-2 code; empty for all.
    pub country: Box<str>,
    /// `?q=`: search words.
    pub words: Box<str>,
}

/// The complete state in an address, except for the open entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `?view=`: `axis` or `list`; by default, depending on the width.
    pub mode: Option<Mode>,
    /// The filter.
    pub filter: Filter,
    /// `?from=` and `?to=`: the first and the last visible day on the axis.
    pub window: Option<(Date, Date)>,
    /// `?after=`: the number of entries of a long list before those shown.
    pub after: usize,
}

/// Letters, digits, `-` and `,`: the characters of ids and codes.
fn plain(text: Box<str>) -> Box<str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b',';
    if text.bytes().all(is_plain) { text } else { "".into() }
}

impl Query {
    /// Parses the part after `?`.
    pub fn parse(text: &str) -> Query {
        let day = |name| query_value(text, name).parse::<Date>().ok();
        Query {
            mode: match &*query_value(text, "view") {
                "axis" => Some(Mode::Axis),
                "list" => Some(Mode::List),
                _ => None,
            },
            filter: Filter {
                kinds: plain(query_value(text, "kind")),
                country: plain(query_value(text, "country")),
                words: query_value(text, "q"),
            },
            window: day("from").zip(day("to")).filter(|(from, to)| from <= to),
            after: query_value(text, "after").parse().unwrap_or(0),
        }
    }

    /// The inverse of [`Query::parse`]; empty if nothing is set.
    pub fn to_text(&self) -> Box<str> {
        let mut text = String::new();
        let mut push = |name: &str, value: &str| {
            if !value.is_empty() {
                if !text.is_empty() {
                    text.push('&');
                }
                text.push_str(name);
                text.push('=');
                text.push_str(value);
            }
        };
        let mode = match self.mode {
            None => "",
            Some(Mode::Axis) => "axis",
            Some(Mode::List) => "list",
        };
        push("view", mode);
        push("kind", &self.filter.kinds);
        push("country", &self.filter.country);
        let mut words = String::new();
        encode(&mut words, &self.filter.words);
        push("q", &words);
        if let Some((from, to)) = self.window {
            push("from", &from.to_string());
            push("to", &to.to_string());
        }
        if self.after > 0 {
            push("after", &self.after.to_string());
        }
        text.into()
    }

    /// The same entries in another mode.
    pub fn in_mode(&self, mode: Mode) -> Query {
        Query { mode: Some(mode), after: 0, ..self.clone() }
    }

    /// The same with another filter: a long list restarts, the axis stays.
    pub fn filtered(&self, filter: Filter) -> Query {
        Query { mode: self.mode, filter, window: None, after: 0 }
    }

    /// The same at another position of a long list.
    pub fn at(&self, after: usize) -> Query {
        Query { after, ..self.clone() }
    }

    /// The same without the position of the axis: for links to an entry.
    pub fn anywhere(&self) -> Query {
        Query { window: None, ..self.clone() }
    }
}

impl Filter {
    /// Whether entries of a kind are shown.
    pub fn has_kind(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.split(',').any(|one| one == kind)
    }

    /// Whether an entry with these countries is shown.
    pub fn has_country<'a>(&self, mut countries: impl Iterator<Item = &'a str>) -> bool {
        self.country.is_empty() || countries.any(|country| *country == *self.country)
    }

    /// Whether a kind was chosen. Only chosen kinds are shown, or all if none is chosen.
    pub fn is_chosen(&self, kind: &str) -> bool {
        !self.kinds.is_empty() && self.has_kind(kind)
    }

    /// Toggles a kind, given all kinds. Choosing all equals choosing none.
    pub fn toggled(&self, kind: &str, all: &[&str]) -> Filter {
        let on = |one: &str| self.is_chosen(one) != (one == kind);
        let left: Vec<&str> = all.iter().copied().filter(|&one| on(one)).collect();
        let kinds = if left.len() == all.len() { String::new() } else { left.join(",") };
        Filter { kinds: kinds.into(), ..self.clone() }
    }

    /// Restricted to one country, or to all if empty.
    pub fn of_country(&self, code: &str) -> Filter {
        Filter { country: code.into(), ..self.clone() }
    }

    /// With other search words.
    pub fn with_words(&self, words: &str) -> Filter {
        Filter { words: words.into(), ..self.clone() }
    }

    /// Whether kinds or a country are chosen.
    pub fn is_narrowed(&self) -> bool {
        !self.kinds.is_empty() || !self.country.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_round_trip() {
        for text in [
            "",
            "view=list",
            "view=axis&kind=project,campaign&country=LT",
            "from=1992-03-05&to=2017-06-29",
            "view=list&after=200",
            "kind=project&q=rokasgr%C4%81mata%20%26%20co&from=1992-03-05&to=2017-06-29",
        ] {
            assert_eq!(&*Query::parse(text).to_text(), text);
        }
    }

    #[test]
    fn unknown_values_are_dropped() {
        for text in [
            "view=x",
            "kind=a%26b",
            "country=%3Cb%3E",
            "from=2017-01-01",
            "from=2017-02-01&to=2017-01-01",
            "after=-1",
            "p=1",
        ] {
            assert_eq!(Query::parse(text), Query::default(), "{text}");
        }
    }

    #[test]
    fn choosing_a_kind_shows_only_that_kind() {
        let all = ["a", "b", "c"];
        let only_b = Filter::default().toggled("b", &all);
        assert_eq!(&*only_b.kinds, "b");
        assert!(only_b.has_kind("b") && !only_b.has_kind("a") && only_b.is_chosen("b") && !only_b.is_chosen("a"));
        assert!(!Filter::default().is_chosen("a") && Filter::default().has_kind("a"));
        let two = only_b.toggled("a", &all);
        assert_eq!(&*two.kinds, "a,b", "in the order of the site");
        assert_eq!(two.toggled("c", &all), Filter::default(), "all is as good as none");
        assert_eq!(only_b.toggled("b", &all), Filter::default());
    }

    #[test]
    fn countries_are_codes() {
        let filter = Filter::default().of_country("LT");
        assert!(filter.has_country(["LV", "LT"].into_iter()) && !filter.has_country(["LV"].into_iter()));
        assert!(Filter::default().has_country([].into_iter()));
    }
}

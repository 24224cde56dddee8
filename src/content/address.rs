//! The addresses of the site: one list, read by the router, the links, the build and the tests.

#[cfg(not(target_arch = "wasm32"))]
use super::Embed;
use crate::dates::Date;

/// Where a visitor can be, without language and base path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `/`
    Home,
    /// `/calendar` and below.
    Calendar(CalendarView, CalendarQuery),
    /// `/events/{uid}`, `?on=` for one occurrence.
    Event {
        /// The event.
        uid: Box<str>,
        /// The day of one occurrence.
        on: Option<Date>,
    },
    /// `/supporters`, `/supporters/{id}`
    Supporters {
        /// The one that is opened over the wall.
        open: Option<Box<str>>,
        /// What is filtered.
        query: WallQuery,
    },
    /// `/timeline`, `/timeline/{id}`
    Timeline {
        /// The entry that is opened.
        open: Option<Box<str>>,
        /// What is filtered and how it is shown, as it stands after `?`.
        query: Box<str>,
    },
    /// `/help`
    Help,
    /// `/about`: a page that is only read. Which there are says the table of pages.
    Page(Box<str>),
    /// `/search`
    Search {
        /// `?q=`: words to look for.
        q: Box<str>,
    },
    /// `/join`
    Join,
    /// `/kiosk`
    Kiosk,
    /// A part of the site in another site's frame: `/embed/{name}`. The app never goes there.
    #[cfg(not(target_arch = "wasm32"))]
    Embed(Embed),
    /// Anything else.
    NotFound,
}

/// Which view of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarView {
    /// `/calendar`: the month that is now.
    Now,
    /// `/calendar/2026-10`
    Month(i32, u8),
    /// `/calendar/2026`
    Year(i32),
    /// `/calendar/2026-10-18`: the programme of a day.
    Day(Date),
    /// `/calendar/2026-W42`: a week of ISO 8601, by its Monday.
    Week(Date),
    /// `/calendar/agenda`
    Agenda,
}

/// The filter of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarQuery {
    /// `?q=`: words to look for.
    pub q: Box<str>,
    /// `?category=`: ids joined by commas; none means all.
    pub category: Box<str>,
    /// `?day=`: the day that is opened over the month.
    pub day: Option<Date>,
    /// `?earlier=`: how many occurrences before today the agenda shows, beside those it shows at first.
    pub earlier: u16,
    /// `?later=`: as `earlier`, from today on.
    pub later: u16,
}

/// The filter of the wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WallQuery {
    /// `?q=`: words to look for.
    pub q: Box<str>,
    /// `?kind=`: `person` or `organization`.
    pub kind: Box<str>,
    /// `?field=`: id of a field.
    pub field: Box<str>,
    /// `?view=list`: names instead of pictures, all of them in the page.
    pub list: bool,
}

impl Address {
    /// Reads a path (without base and language) and its query (without `?`, percent-encoded).
    pub fn parse(path: &str, query: &str) -> Address {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let first = parts.next();
        let second = parts.next();
        if parts.next().is_some() {
            return Address::NotFound;
        }
        match (first, second) {
            (None, _) => Address::Home,
            (Some("calendar"), view) => match CalendarView::parse(view) {
                Some(view) => Address::Calendar(
                    view,
                    CalendarQuery {
                        q: query_value(query, "q"),
                        category: query_value(query, "category"),
                        day: query_value(query, "day").parse().ok(),
                        earlier: number(query, "earlier"),
                        later: number(query, "later"),
                    },
                ),
                None => Address::NotFound,
            },
            (Some("events"), Some(uid)) => {
                Address::Event { uid: decode(uid).into(), on: query_value(query, "on").parse().ok() }
            }
            (Some("supporters"), open) => Address::Supporters {
                open: open.map(|id| decode(id).into()),
                query: WallQuery {
                    q: query_value(query, "q"),
                    kind: query_value(query, "kind"),
                    field: query_value(query, "field"),
                    list: &*query_value(query, "view") == "list",
                },
            },
            (Some("timeline"), open) => {
                Address::Timeline { open: open.map(|id| decode(id).into()), query: query.into() }
            }
            (Some("help"), None) => Address::Help,
            (Some("search"), None) => Address::Search { q: query_value(query, "q") },
            (Some("join"), None) => Address::Join,
            (Some("kiosk"), None) => Address::Kiosk,
            #[cfg(not(target_arch = "wasm32"))]
            (Some("embed"), Some(name)) => {
                Embed::ALL.into_iter().find(|embed| embed.name() == name).map_or(Address::NotFound, Address::Embed)
            }
            (Some(name), None) if is_page_name(name) => Address::Page(name.into()),
            _ => Address::NotFound,
        }
    }

    /// The path and query, without base and language: what [`Address::parse`] reads.
    pub fn to_path(&self) -> String {
        match self {
            Address::Home => "/".into(),
            Address::Calendar(view, query) => {
                let mut path = view.to_path();
                let mut separator = '?';
                push_query(&mut path, &mut separator, "q", &query.q);
                push_query(&mut path, &mut separator, "category", &query.category);
                if let Some(day) = query.day {
                    push_query(&mut path, &mut separator, "day", &day.to_string());
                }
                for (name, number) in [("earlier", query.earlier), ("later", query.later)] {
                    if number > 0 {
                        push_query(&mut path, &mut separator, name, &number.to_string());
                    }
                }
                path
            }
            Address::Event { uid, on } => {
                let mut path = joined("/events/", uid);
                if let Some(on) = on {
                    path.push_str("?on=");
                    path.push_str(&on.to_string());
                }
                path
            }
            Address::Supporters { open, query } => {
                let mut path = open.as_ref().map_or("/supporters".into(), |id| joined("/supporters/", id));
                let mut separator = '?';
                push_query(&mut path, &mut separator, "q", &query.q);
                push_query(&mut path, &mut separator, "kind", &query.kind);
                push_query(&mut path, &mut separator, "field", &query.field);
                push_query(&mut path, &mut separator, "view", if query.list { "list" } else { "" });
                path
            }
            Address::Timeline { open, query } => {
                let mut path = open.as_ref().map_or("/timeline".into(), |id| joined("/timeline/", id));
                if !query.is_empty() {
                    path.push('?');
                    path.push_str(query);
                }
                path
            }
            Address::Help => "/help".into(),
            Address::Page(name) => ["/", name].concat(),
            Address::Search { q } => {
                let mut path = "/search".into();
                push_query(&mut path, &mut '?', "q", q);
                path
            }
            Address::Join => "/join".into(),
            Address::Kiosk => "/kiosk".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Address::Embed(embed) => ["/embed/", embed.name()].concat(),
            Address::NotFound => "/404".into(),
        }
    }

    /// Whether something is open over the page: a day, a supporter, an entry.
    pub fn is_open(&self) -> bool {
        match self {
            Address::Calendar(_, query) => query.day.is_some(),
            Address::Supporters { open, .. } | Address::Timeline { open, .. } => open.is_some(),
            _ => false,
        }
    }

    /// The address of what lies below what is open, and of the timeline without the part of time that is in view.
    pub fn base(&self) -> Address {
        match self.clone() {
            Address::Calendar(view, query) => Address::Calendar(view, CalendarQuery { day: None, ..query }),
            Address::Supporters { query, .. } => Address::Supporters { open: None, query },
            Address::Timeline { query, .. } => {
                let is_place = |pair: &&str| !pair.starts_with("from=") && !pair.starts_with("to=");
                let query = query.split('&').filter(is_place).collect::<Vec<_>>().join("&").into();
                Address::Timeline { open: None, query }
            }
            other => other,
        }
    }

    /// The page that is prerendered for it: what stands after `?` is not its concern.
    pub fn without_query(&self) -> Address {
        match self.clone() {
            Address::Calendar(view, _) => Address::calendar(view),
            Address::Event { uid, .. } => Address::Event { uid, on: None },
            Address::Supporters { open, .. } => Address::Supporters { open, query: WallQuery::default() },
            Address::Timeline { open, .. } => Address::Timeline { open, query: "".into() },
            Address::Search { .. } => Address::search(),
            other => other,
        }
    }

    /// The page that stands in where it has none of its own: its section's, which reads the address.
    pub fn fallback(&self) -> Address {
        match self {
            Address::Calendar(..) => Address::calendar(CalendarView::Now),
            Address::Supporters { .. } => Address::wall(),
            Address::Timeline { .. } => Address::timeline(),
            other => other.clone(),
        }
    }

    /// Where one who comes back to the section goes on: all as it was, but nothing open.
    pub fn left(&self) -> Address {
        match self.clone() {
            Address::Timeline { query, .. } => Address::Timeline { open: None, query },
            other => other.base(),
        }
    }

    /// Whether both are in the same section, among whose addresses one moves without another page.
    pub fn is_beside(&self, other: &Address) -> bool {
        matches!(
            (self, other),
            (Address::Calendar(..), Address::Calendar(..))
                | (Address::Supporters { .. }, Address::Supporters { .. })
                | (Address::Timeline { .. }, Address::Timeline { .. })
                | (Address::Search { .. }, Address::Search { .. })
        )
    }

    /// The calendar at a view, unfiltered.
    pub fn calendar(view: CalendarView) -> Address {
        Address::Calendar(view, CalendarQuery::default())
    }

    /// The wall, unfiltered.
    pub fn wall() -> Address {
        Address::Supporters { open: None, query: WallQuery::default() }
    }

    /// About the campaign.
    pub fn about() -> Address {
        Address::Page("about".into())
    }

    /// The search before anything is typed.
    pub fn search() -> Address {
        Address::Search { q: "".into() }
    }

    /// The timeline as it first shows.
    pub fn timeline() -> Address {
        Address::Timeline { open: None, query: "".into() }
    }
}

/// Whether it can be the name of a page: small letters and hyphens.
fn is_page_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

impl CalendarView {
    /// The last part of a path that is a time, for servers and the worker (a regular expression of ECMAScript, PCRE and RE2): by
    /// its form, since days that there are not need no page either.
    #[cfg(not(target_arch = "wasm32"))]
    pub const TIME: &str =
        "[0-9]{4}(?:-W(?:0[1-9]|[1-4][0-9]|5[0-3])|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?";

    /// Whether it is a time, of which there is no end.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn is_time(self) -> bool {
        !matches!(self, CalendarView::Now | CalendarView::Agenda)
    }

    fn parse(part: Option<&str>) -> Option<CalendarView> {
        let Some(part) = part else { return Some(CalendarView::Now) };
        if part == "agenda" {
            return Some(CalendarView::Agenda);
        }
        if part.len() == "2026-10-18".len() {
            return part.parse().ok().map(CalendarView::Day);
        }
        let (year, rest) = part.split_once('-').map_or((part, None), |(year, rest)| (year, Some(rest)));
        let year = digits(year, 4)? as i32;
        let Some(rest) = rest else { return Some(CalendarView::Year(year)) };
        if let Some(week) = rest.strip_prefix('W') {
            return Date::from_iso_week(year, digits(week, 2)? as u8).map(CalendarView::Week);
        }
        match digits(rest, 2)? {
            month @ 1..=12 => Some(CalendarView::Month(year, month as u8)),
            _ => None,
        }
    }

    fn to_path(self) -> String {
        let mut path = String::from("/calendar");
        match self {
            CalendarView::Now => {}
            CalendarView::Agenda => path.push_str("/agenda"),
            CalendarView::Year(year) => {
                path.push('/');
                push_padded(&mut path, year as u32, 4);
            }
            CalendarView::Month(year, month) => {
                path.push('/');
                push_padded(&mut path, year as u32, 4);
                path.push('-');
                push_padded(&mut path, u32::from(month), 2);
            }
            CalendarView::Day(date) => {
                path.push('/');
                path.push_str(&date.to_string());
            }
            CalendarView::Week(monday) => {
                let (year, week) = monday.iso_week();
                path.push('/');
                push_padded(&mut path, year as u32, 4);
                path.push_str("-W");
                push_padded(&mut path, u32::from(week), 2);
            }
        }
        path
    }
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The first parameter of the name, of up to four digits; else 0.
fn number(query: &str, name: &str) -> u16 {
    let value = query_value(query, name);
    (1..=4).find_map(|length| digits(&value, length)).unwrap_or(0) as u16
}

fn push_padded(path: &mut String, number: u32, width: u32) {
    for power in (0..width).rev() {
        path.push(char::from(b'0' + (number / 10u32.pow(power) % 10) as u8));
    }
}

fn joined(prefix: &str, id: &str) -> String {
    let mut path = String::from(prefix);
    encode(&mut path, id);
    path
}

fn push_query(path: &mut String, separator: &mut char, name: &str, value: &str) {
    if !value.is_empty() {
        path.push(*separator);
        path.push_str(name);
        path.push('=');
        encode(path, value);
        *separator = '&';
    }
}

/// The decoded value of the first parameter `name`, empty when there is none.
pub fn query_value(query: &str, name: &str) -> Box<str> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(value).into())
        .unwrap_or_default()
}

/// Percent-encodes all but unreserved characters and the comma (RFC 3986 section 2).
pub fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}

/// Undoes percent-encoding and `+` for space; what is not valid stays as it is.
fn decode(text: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0));
                rest = after;
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(path: &str) -> String {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Address::parse(path, query).to_path()
    }

    #[test]
    fn every_address_of_the_contract_round_trips() {
        for path in [
            "/",
            "/calendar",
            "/calendar/2026",
            "/calendar/2026-10",
            "/calendar/agenda",
            "/calendar/2026-10-18",
            "/calendar/2026-10-18?category=awareness",
            "/calendar/2026-W42",
            "/calendar/2020-W53",
            "/calendar/2026-10?q=tirdzniec%C4%ABba&category=awareness,holiday",
            "/calendar/2026-10?category=awareness&day=2026-10-18",
            "/calendar/agenda?q=jol&earlier=80&later=40",
            "/events/eu-anti-trafficking-day",
            "/events/eu-anti-trafficking-day?on=2026-10-18",
            "/supporters",
            "/supporters/evika-silina",
            "/supporters?kind=person&field=state",
            "/supporters?view=list",
            "/timeline",
            "/timeline/strom-ii",
            "/help",
            "/about",
            "/search",
            "/search?q=j%C4%81%C5%86i%20un%20l%C4%ABgo",
            "/join",
            "/kiosk",
            "/embed/calendar",
            "/embed/next",
            "/embed/wall",
            "/embed/timeline",
        ] {
            assert_eq!(round_trip(path), path);
        }
    }

    #[test]
    fn what_is_no_address_is_not_found() {
        for path in [
            "/calendar/2026-13",
            "/calendar/26",
            "/calendar/next",
            "/help/x",
            "/calendar/2026/10",
            "/X",
            "/embed/help",
            "/404",
            "/calendar/2026-02-30",
            "/calendar/2026-1-1",
            "/calendar/-2026-1-01",
            "/calendar/2026-W00",
            "/calendar/2025-W53",
            "/calendar/2026-W5",
            "/calendar/2026-w42",
        ] {
            assert_eq!(Address::parse(path, ""), Address::NotFound, "{path}");
        }
    }

    #[test]
    fn how_far_the_agenda_goes_is_a_number_of_four_digits_at_most() {
        for wrong in ["-1", "10000", "x", "", "0", "%31x"] {
            assert_eq!(round_trip(&["/calendar/agenda?earlier=", wrong].concat()), "/calendar/agenda", "{wrong}");
        }
    }

    #[test]
    fn a_trailing_slash_is_the_same_address() {
        assert_eq!(Address::parse("/calendar/", ""), Address::calendar(CalendarView::Now));
    }

    #[test]
    fn hostile_percent_signs_do_no_harm() {
        assert_eq!(&*query_value("q=%E2%82%AC%", "q"), "€%");
        assert_eq!(&*query_value("q=%zz+%ff", "q"), "%zz \u{fffd}");
    }
}

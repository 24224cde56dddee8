//! The addresses of the site: one list, read by the router, the links, the build and the tests.

mod calendar_view;
mod encoding;

pub use calendar_view::CalendarView;
pub use encoding::{encode, query_value};

#[cfg(not(target_arch = "wasm32"))]
use super::Embed;
use crate::dates::{Date, LocalDateTime};
use encoding::{decode, joined, number, push_query};

/// An address of the site, without language and base path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `/`
    Home,
    /// `/calendar` and its views.
    Calendar(CalendarView, CalendarQuery),
    /// `/events/{uid}`; `?on=` selects an occurrence.
    Event {
        /// The event.
        uid: Box<str>,
        /// The start of the selected occurrence. Midnight also stands for the first one of its day; then the time is not
        /// in the address.
        on: Option<LocalDateTime>,
    },
    /// `/calendar/plan`: the visitor's plan, which is not part of the address.
    Plan,
    /// `/supporters`, `/supporters/{id}`
    Supporters {
        /// The supporter opened over the wall.
        open: Option<Box<str>>,
        /// The filter.
        query: WallQuery,
    },
    /// `/timeline`, `/timeline/{id}`
    Timeline {
        /// The entry opened over the timeline.
        open: Option<Box<str>>,
        /// Filter and view, as they are after `?`.
        query: Box<str>,
    },
    /// `/help`
    Help,
    /// A static page, such as `/about`; the table of pages lists them.
    Page(Box<str>),
    /// `/search`
    Search {
        /// `?q=`: the search words.
        q: Box<str>,
    },
    /// `/join`
    Join,
    /// `/kiosk`
    Kiosk,
    /// `/embed/{name}`: a part of the site for a frame in another site. The app never navigates there.
    #[cfg(not(target_arch = "wasm32"))]
    Embed(Embed),
    /// Anything else.
    NotFound,
}

/// The filter of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarQuery {
    /// `?q=`: the search words.
    pub q: Box<str>,
    /// `?category=`: ids of categories separated by commas; empty for all.
    pub category: Box<str>,
    /// `?day=`: the day opened over the month.
    pub day: Option<Date>,
    /// `?earlier=`: how many more occurrences before today the agenda shows than initially.
    pub earlier: u16,
    /// `?later=`: the same from today on.
    pub later: u16,
}

/// The filter of the wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WallQuery {
    /// `?q=`: the search words.
    pub q: Box<str>,
    /// `?kind=`: `person` or `organization`.
    pub kind: Box<str>,
    /// `?field=`: id of a field.
    pub field: Box<str>,
    /// `?view=list`: a list of names instead of pictures.
    pub list: bool,
}

impl Address {
    /// Parses a path (without base and language) and a query (without `?`, percent-encoded).
    ///
    /// ```
    /// use atbildiba::content::{Address, CalendarView};
    ///
    /// let address = Address::parse("/calendar/2026-10", "category=awareness");
    /// assert!(matches!(address, Address::Calendar(CalendarView::Month(2026, 10), _)));
    /// assert_eq!(Address::parse("/calendar/2026-13", ""), Address::NotFound);
    /// ```
    pub fn parse(path: &str, query: &str) -> Address {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let first = parts.next();
        let second = parts.next();
        if parts.next().is_some() {
            return Address::NotFound;
        }
        match (first, second) {
            (None, _) => Address::Home,
            (Some("calendar"), Some("plan")) => Address::Plan,
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
                Address::Event { uid: decode(uid).into(), on: occurrence_start(&query_value(query, "on")) }
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

    /// Formats path and query, without base and language. [`Address::parse`] is the inverse.
    ///
    /// ```
    /// use atbildiba::content::Address;
    ///
    /// let event = |start: &str| Address::Event { uid: "vigil".into(), on: start.parse().ok() };
    /// assert_eq!(event("2026-10-18T00:00:00").to_path(), "/events/vigil?on=2026-10-18");
    /// assert_eq!(event("2026-10-18T18:00:00").to_path(), "/events/vigil?on=2026-10-18T18:00:00");
    /// ```
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
                    let is_midnight = on.second_of_day() == 0;
                    path.push_str("?on=");
                    path.push_str(&if is_midnight { on.date().to_string() } else { on.to_string() });
                }
                path
            }
            Address::Plan => "/calendar/plan".into(),
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

    /// Whether something is open over the page: a day, a supporter or an entry.
    pub fn is_open(&self) -> bool {
        match self {
            Address::Calendar(_, query) => query.day.is_some(),
            Address::Supporters { open, .. } | Address::Timeline { open, .. } => open.is_some(),
            _ => false,
        }
    }

    /// The address below what is open; for the timeline, also without the visible range of time.
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

    /// The address of the prerendered page, which does not depend on the query.
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

    /// The address of the page that is served for an address without a page of its own: its section's, which then reads
    /// the address.
    pub fn fallback(&self) -> Address {
        match self {
            Address::Calendar(..) => Address::calendar(CalendarView::Now),
            Address::Supporters { .. } => Address::wall(),
            Address::Timeline { .. } => Address::timeline(),
            other => other.clone(),
        }
    }

    /// The address that a link back to the section leads to: the same state, with nothing open.
    pub fn left(&self) -> Address {
        match self.clone() {
            Address::Timeline { query, .. } => Address::Timeline { open: None, query },
            other => other.base(),
        }
    }

    /// Whether both addresses are in the same section, so that navigating between them fetches no page.
    pub fn is_beside(&self, other: &Address) -> bool {
        matches!(
            (self, other),
            (Address::Calendar(..), Address::Calendar(..))
                | (Address::Supporters { .. }, Address::Supporters { .. })
                | (Address::Timeline { .. }, Address::Timeline { .. })
                | (Address::Search { .. }, Address::Search { .. })
        )
    }

    /// A view of the calendar, unfiltered.
    pub fn calendar(view: CalendarView) -> Address {
        Address::Calendar(view, CalendarQuery::default())
    }

    /// The wall, unfiltered.
    pub fn wall() -> Address {
        Address::Supporters { open: None, query: WallQuery::default() }
    }

    /// The about page.
    pub fn about() -> Address {
        Address::Page("about".into())
    }

    /// The empty search.
    pub fn search() -> Address {
        Address::Search { q: "".into() }
    }

    /// The timeline in its initial state.
    pub fn timeline() -> Address {
        Address::Timeline { open: None, query: "".into() }
    }
}

/// Parses the start of an occurrence in `?on=`: a day or a local time.
pub fn occurrence_start(on: &str) -> Option<LocalDateTime> {
    let day = || on.parse().ok().map(LocalDateTime::midnight);
    on.parse().ok().or_else(day)
}

/// Whether a text can be the name of a page: lower-case letters and hyphens.
fn is_page_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[cfg(test)]
mod tests;

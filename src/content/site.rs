//! The campaign's name, languages, categories and sources.

#[cfg(not(target_arch = "wasm32"))]
use super::SiteDetails;
use super::{Address, Str, Text};
use atbildiba_macros::travels;

/// The properties of the campaign that every page has.
#[travels]
#[derive(Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The campaign's full name.
    pub name: Text,
    /// The app's short name, at most 12 characters, shown in the header and under the installed icon.
    pub short_name: Str,
    /// The campaign's hashtag, with `#`; empty for none.
    #[serde(default)]
    pub hashtag: Str,
    /// Two or three sentences that say what the campaign is.
    pub intro: Text,
    /// The languages offered, as BCP 47 tags; the first is the default and has no prefix in addresses.
    pub languages: Vec<Str>,
    /// The campaign's time zone, an IANA name such as `Europe/Riga`.
    pub time_zone: Str,
    /// The year of the supporters' roles and statements.
    pub year: i32,
    /// The target of “leave now”: a neutral page elsewhere. If empty, pages have no such button.
    #[serde(default)]
    pub leave_to: Str,
    /// Categories of events. Those in the colour `sand`, such as public holidays, are for orientation: the home page
    /// neither counts nor announces them.
    pub categories: Vec<Named>,
    /// The fields of supporters.
    pub fields: Vec<Named>,
    /// The kinds of timeline entries, in the order of their lanes.
    pub kinds: Vec<Named>,
    /// The sections that the site does not have.
    #[serde(default)]
    pub absent: Vec<Feature>,
    /// Properties for the build and prerendered pages. Not in the browser's data.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: SiteDetails,
}

impl Site {
    /// Whether the site has the page of an address.
    pub fn has(&self, address: &Address) -> bool {
        Feature::of(address).is_none_or(|feature| !self.absent.contains(&feature))
    }
}

/// An optional section of a site.
#[travels]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// Events.
    Calendar,
    /// The wall of supporters.
    Supporters,
    /// The timeline.
    Timeline,
    /// The help page and the help bar.
    Help,
    /// The visitor's own picture.
    Join,
    /// Kiosk mode.
    Kiosk,
}

impl Feature {
    /// All sections, in the order of the navigation.
    pub const ALL: [Self; 6] = [Self::Calendar, Self::Supporters, Self::Timeline, Self::Help, Self::Join, Self::Kiosk];

    /// The section of an address, or `None` for pages that every site has.
    pub fn of(address: &Address) -> Option<Self> {
        Some(match address {
            Address::Calendar(..) | Address::Event { .. } | Address::Plan => Self::Calendar,
            Address::Supporters { .. } => Self::Supporters,
            Address::Timeline { .. } => Self::Timeline,
            Address::Help => Self::Help,
            Address::Join => Self::Join,
            Address::Kiosk => Self::Kiosk,
            #[cfg(not(target_arch = "wasm32"))]
            Address::Embed(embed) => return Self::of(&embed.page()),
            Address::Home | Address::Page(_) | Address::Search { .. } | Address::NotFound => return None,
        })
    }
}

/// The name of a category, a field or a kind.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// A slug, used in addresses and references.
    pub id: Str,
    /// The displayed name.
    pub name: Text,
    /// One of the theme's colours: `sea` (the default), `amber`, `sand` for what is only for orientation, or a name in
    /// `theme`.
    #[serde(default)]
    color: Str,
}

impl Named {
    /// The value of `color`: one of the theme's, or empty for `sea`.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(id: Str, name: Text, color: Str) -> Self {
        Self { id, name, color }
    }

    /// The CSS class of its colour.
    pub fn class(&self) -> &str {
        if self.color.is_empty() { "sea" } else { &self.color }
    }

    /// Whether it is only for orientation.
    pub fn is_neutral(&self) -> bool {
        &*self.color == "sand"
    }
}

/// The source of a fact.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// The title.
    pub name: Text,
    /// Its address.
    pub url: Str,
    /// The day on which it was read, `2026-11-23`.
    pub read_on: Str,
    /// A note about its reliability.
    pub note: Text,
}

//! The campaign's name, languages, categories and sources.

#[cfg(not(target_arch = "wasm32"))]
use super::SiteDetails;
use super::{Address, Str, Text};
use atbildiba_macros::travels;

/// What every page knows of the campaign.
#[travels]
#[derive(Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The campaign's full name.
    pub name: Text,
    /// The app's short name, at most 12 characters: stands in the header and under the installed icon.
    pub short_name: Str,
    /// The campaign's hashtag, with `#`; empty for none.
    #[serde(default)]
    pub hashtag: Str,
    /// Two or three sentences that say what the campaign is.
    pub intro: Text,
    /// The languages offered, as BCP 47 tags; the first is the default and has no prefix in addresses.
    pub languages: Vec<Str>,
    /// The campaign's own time zone, an IANA name such as `Europe/Riga`.
    pub time_zone: Str,
    /// The year that supporters' roles and statements are of.
    pub year: i32,
    /// Where "leave now" leads: a neutral page elsewhere. Empty: pages have no such button.
    #[serde(default)]
    pub leave_to: Str,
    /// Categories of events. Those in the colour `sand` are there for orientation, such as public holidays: the home page
    /// neither counts nor announces them.
    pub categories: Vec<Named>,
    /// Fields that supporters come from.
    pub fields: Vec<Named>,
    /// Kinds of timeline entries, in the order of their lanes.
    pub kinds: Vec<Named>,
    /// What the site does not have.
    #[serde(default)]
    pub absent: Vec<Feature>,
    /// What only the build and prerendered pages need. Does not travel.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: SiteDetails,
}

impl Site {
    /// Whether the site has the page of this address.
    pub fn has(&self, address: &Address) -> bool {
        Feature::of(address).is_none_or(|feature| !self.absent.contains(&feature))
    }
}

/// A section that a site may be without.
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
    /// Whom to call; also the bar with numbers.
    Help,
    /// The visitor's own picture.
    Join,
    /// For boxes at events.
    Kiosk,
}

impl Feature {
    /// All, in the order of the navigation.
    pub const ALL: [Self; 6] = [Self::Calendar, Self::Supporters, Self::Timeline, Self::Help, Self::Join, Self::Kiosk];

    /// The section that an address belongs to; none for pages that every site has.
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

/// A name for an id: a category, a field or a kind.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// A slug: it stands in addresses and in what has it.
    pub id: Str,
    /// What people read.
    pub name: Text,
    /// One of the theme's colours: `sea` (when missing), `amber`, `sand` for what is there but not the point, or a name of
    /// `theme`.
    #[serde(default)]
    color: Str,
}

impl Named {
    /// `color`: one of the theme's, or empty for `sea`.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(id: Str, name: Text, color: Str) -> Self {
        Self { id, name, color }
    }

    /// The class that gives an element its colour.
    pub fn class(&self) -> &str {
        if self.color.is_empty() { "sea" } else { &self.color }
    }

    /// Whether it is there for orientation alone.
    pub fn is_neutral(&self) -> bool {
        &*self.color == "sand"
    }
}

/// Where a fact comes from.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// What the source is called.
    pub name: Text,
    /// Its address.
    pub url: Str,
    /// The day it was read, `2026-11-23`.
    pub read_on: Str,
    /// What to know about how sure it is.
    pub note: Text,
}

//! `site.json`: the campaign's name, languages, categories, sources and kiosk settings.

use super::{Address, Str, Text};
use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use {super::SourceRef, std::collections::BTreeMap};

/// The whole of `site.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The campaign's full name.
    pub name: Text,
    /// The words within the name to stress on the home page.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    #[serde(default)]
    pub emphasis: Text,
    /// The app's short name, at most 12 characters: stands in the header and under the installed icon.
    pub short_name: Str,
    /// The campaign's hashtag, with `#`; empty for none.
    #[serde(default)]
    pub hashtag: Str,
    /// A line above the name: where and when.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub kicker: Text,
    /// One sentence for search engines and link previews.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub description: Text,
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
    /// The public address of the site without a slash at the end, for canonical links; empty when not known yet.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    #[serde(default)]
    pub url: Str,
    /// Who publishes this site and answers for it.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub publisher: Text,
    /// How to reach the publisher: an e-mail or an address that begins with `https://`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub contact: Str,
    /// What this site is not, such as a page of the state, where people could take it for one.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub disclaimer: Text,
    /// Categories of events. Those in the colour `sand` are there for orientation, such as public holidays: the home page
    /// neither counts nor announces them.
    pub categories: Vec<Named>,
    /// Fields that supporters come from.
    pub fields: Vec<Named>,
    /// Kinds of timeline entries, in the order of their lanes.
    pub kinds: Vec<Named>,
    /// Where the facts come from, by id. The slices that travel carry only what a page shows of them.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    #[serde(skip_serializing)]
    pub sources: BTreeMap<String, Source>,
    /// The sections of the about page.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    #[serde(skip_serializing)]
    pub about: Vec<Passage>,
    /// Kiosk settings.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    #[serde(skip_serializing)]
    pub kiosk: Kiosk,
    /// Made by the build: what the site does not have; not for content files.
    #[serde(default)]
    pub absent: Vec<Feature>,
}

impl Site {
    /// Whether the site has the page of this address.
    pub fn has(&self, address: &Address) -> bool {
        Feature::of(address).is_none_or(|feature| !self.absent.contains(&feature))
    }
}

/// A section that a site may be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
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
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Named {
    /// A slug: it stands in addresses and in the other files.
    pub id: Str,
    /// What people read.
    pub name: Text,
    /// One of the theme's colours: `sea` (when missing), `amber`, `sand` for what is there but not the point, or a name of
    /// `theme`.
    #[serde(default)]
    color: Str,
}

impl Named {
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
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// What the source is called.
    pub name: Text,
    /// Its address.
    #[serde(default)]
    pub url: Str,
    /// The day it was read, `2026-11-23`.
    #[serde(default)]
    pub read_on: Str,
    /// What to know about how sure it is.
    #[serde(default)]
    pub note: Text,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Passage {
    /// The heading.
    pub heading: Text,
    /// One text a paragraph.
    pub text: Vec<Text>,
    /// Where this comes from: ids of `sources`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub source: SourceRef,
    /// Made by the build from those ids; not for content files.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// What the about page shows: made from `site.json` by the build, so that no other page carries it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct About {
    /// The passages, in order.
    pub about: Vec<Passage>,
    /// All sources, in order of their ids.
    pub sources: Vec<Source>,
    /// As the site's.
    #[serde(default)]
    pub publisher: Text,
    /// As the site's.
    #[serde(default)]
    pub contact: Str,
    /// As the site's.
    #[serde(default)]
    pub disclaimer: Text,
}

/// Settings of kiosk mode.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Kiosk {
    /// Seconds without a touch before the app asks whether anyone is still there.
    pub idle_seconds: u32,
    /// The same on the help page, where people read and write down.
    pub help_idle_seconds: u32,
    /// Seconds the question stands before everything is reset.
    pub countdown_seconds: u32,
    /// The kiosks, the usual one first: `/kiosk?profile=name` starts another. None: one with all views and languages.
    pub profiles: Vec<Profile>,
}

/// One kind of box: a screen and what it shows.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Profile {
    /// A slug; stands in the address that the box opens.
    pub name: Str,
    /// Where a touch leads, without language: `/` or `/calendar`.
    pub start: Str,
    /// The languages offered, the one to come back to first; all of the site when empty.
    pub languages: Vec<Str>,
    /// The views offered beside home and help; all when empty.
    pub views: Vec<KioskView>,
    /// Seconds without a touch, where they differ from `idleSeconds` above.
    pub idle_seconds: Option<u32>,
    /// The visible part of the screen, so that what is touched is as large as a fingertip.
    pub screen: Screen,
    /// Opens the operator's screen after a long press on the mark: 4 to 8 digits. It keeps visitors out, not burglars.
    pub pin: Str,
    /// How many times faster time runs: for trying out and tests; 1 on a stand.
    pub speed: u32,
}

/// A view that a kiosk may offer.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KioskView {
    /// The calendar.
    Calendar,
    /// The wall of supporters.
    Supporters,
    /// The timeline.
    Timeline,
}

/// The size of a screen's visible part, in millimetres.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Screen {
    /// From left to right, as it hangs.
    pub width_mm: u32,
    /// From top to bottom.
    pub height_mm: u32,
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Screen {
    /// 24 inches, upright.
    fn default() -> Self {
        Self { width_mm: 299, height_mm: 531 }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Profile {
    fn default() -> Self {
        Self {
            name: "stand".into(),
            start: "/".into(),
            languages: Vec::new(),
            views: Vec::new(),
            idle_seconds: None,
            screen: Screen::default(),
            pin: "".into(),
            speed: 1,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Kiosk {
    fn default() -> Self {
        Self { idle_seconds: 60, help_idle_seconds: 120, countdown_seconds: 20, profiles: Vec::new() }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Kiosk {
    /// The profiles with all that they leave to others; at least one.
    pub fn complete(&self, languages: &[Str]) -> Vec<Profile> {
        let mut profiles = self.profiles.clone();
        if profiles.is_empty() {
            profiles.push(Profile::default());
        }
        for profile in &mut profiles {
            profile.idle_seconds.get_or_insert(self.idle_seconds);
            if profile.languages.is_empty() {
                profile.languages = languages.to_vec();
            }
            if profile.views.is_empty() {
                profile.views = vec![KioskView::Calendar, KioskView::Supporters, KioskView::Timeline];
            }
        }
        profiles
    }
}

//! Numbers to call, signs of trafficking, what to do.

use super::{Str, Text};
use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use super::Source;

/// The help page. It is made by the build alone, so nothing of it is in the browser.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Help {
    /// Whom to call, the most urgent first.
    pub services: Vec<Service>,
    /// What to do, each for somebody.
    pub steps: Vec<Step>,
    /// Signs that somebody may be exploited.
    pub signs: Vec<Sourced>,
    /// What a single sign does and does not mean.
    pub signs_note: Text,
    /// Forms that trafficking takes here.
    pub forms: Text,
    /// Where `forms` comes from.
    pub forms_sources: Vec<Source>,
    /// Short advice for whoever suspects something.
    pub advice: Vec<Text>,
    /// Rights and rules worth knowing.
    pub legal: Vec<Sourced>,
    /// What whoever is watched should know, one thought a text: what "leave now" does and what it can't.
    pub privacy: Vec<Text>,
}

/// Somebody to call.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// A slug.
    pub id: Str,
    /// Who answers.
    pub name: Text,
    /// The number as it is dialled, `+371` and 8 digits or a short number; absent when there is none.
    #[serde(default)]
    pub phone: Str,
    /// Whether the call costs nothing.
    #[serde(default)]
    pub free: bool,
    /// When somebody answers, as schema.org's `openingHours`: `Mo-Su 12:00-22:00`; absent when not verified.
    #[serde(default)]
    pub opening_hours: Vec<Str>,
    /// Who the service is for.
    #[serde(default)]
    pub audience: Text,
    /// What it helps with.
    #[serde(default)]
    pub purpose: Text,
    /// Languages spoken, verified ones only (BCP 47).
    #[serde(default)]
    pub languages: Vec<Str>,
    /// The service's own page.
    #[serde(default)]
    pub url: Str,
    /// E-mail, where that is a way to reach it.
    #[serde(default)]
    pub email: Str,
    /// Street address.
    #[serde(default)]
    pub address: Text,
    /// Where the number comes from. Does not travel.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub sources: Vec<Source>,
    /// The day the number was last compared with its source, `2026-11-23`.
    #[serde(default)]
    pub verified_on: Str,
    /// The day a person confirmed it, by calling or with the service.
    #[serde(default)]
    pub confirmed_on: Str,
    /// Stands in the bar at the bottom of every page.
    #[serde(default)]
    pub featured: bool,
    /// Words of its names in the other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// For danger to life: stands before all others, such as 112 in Europe.
    #[serde(default)]
    pub emergency: bool,
}

/// Whom a step speaks to, in the order in which the page speaks to them.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The person to whom it happens.
    Victim,
    /// Whoever calls.
    Caller,
    /// Whoever goes to work abroad.
    Traveller,
    /// Whoever suspects something.
    #[default]
    Witness,
}

/// A step: what to do.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Whom it speaks to.
    pub audience: Audience,
    /// The situation.
    pub heading: Text,
    /// What to do in it, one thought a text.
    pub text: Vec<Text>,
    /// Where this comes from.
    pub sources: Vec<Source>,
}

/// A fact with its source: a sign, a right.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced {
    /// What is so.
    pub text: Text,
    /// Where this comes from.
    pub sources: Vec<Source>,
}

impl Service {
    /// The `tel:` address (RFC 3966).
    pub fn tel(&self) -> String {
        let digits = self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        "tel:".chars().chain(digits).collect()
    }
}

//! Numbers to call.

#[cfg(not(target_arch = "wasm32"))]
use super::Source;
use super::{Str, Text};
use atbildiba_macros::travels;

/// Somebody to call.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// A slug.
    pub id: Str,
    /// Who answers.
    pub name: Text,
    /// The number as it is dialled, `+371` and 8 digits or a short number; absent when there is none.
    pub phone: Str,
    /// Whether the call costs nothing.
    pub free: bool,
    /// When somebody answers, as schema.org's `openingHours`: `Mo-Su 12:00-22:00`; absent when not verified.
    pub opening_hours: Vec<Str>,
    /// Who the service is for.
    pub audience: Text,
    /// What it helps with.
    pub purpose: Text,
    /// Languages spoken, verified ones only (BCP 47).
    pub languages: Vec<Str>,
    /// The service's own page.
    pub url: Str,
    /// E-mail, where that is a way to reach it.
    pub email: Str,
    /// Street address.
    pub address: Text,
    /// Where the number comes from. Does not travel.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub sources: Vec<Source>,
    /// The day the number was last compared with its source, `2026-11-23`.
    pub verified_on: Str,
    /// The day a person confirmed it, by calling or with the service.
    pub confirmed_on: Str,
    /// Stands in the bar at the bottom of every page.
    pub featured: bool,
    /// Words of its names in the other languages, for search.
    pub elsewhere: Str,
    /// For danger to life: stands before all others, such as 112 in Europe.
    pub emergency: bool,
}

impl Service {
    /// The `tel:` address (RFC 3966).
    pub fn tel(&self) -> String {
        let digits = self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        "tel:".chars().chain(digits).collect()
    }
}

//! Help lines.

#[cfg(not(target_arch = "wasm32"))]
use super::Source;
use super::{Str, Text};
use atbildiba_macros::travels;

/// A help line.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// A slug.
    pub id: Str,
    /// The name of the service.
    pub name: Text,
    /// The number as it is dialled: with country code, or a short number; empty if there is none.
    pub phone: Str,
    /// Whether calls are free.
    pub free: bool,
    /// The opening hours as schema.org's `openingHours`: `Mo-Su 12:00-22:00`; empty if not verified.
    pub opening_hours: Vec<Str>,
    /// Whom the service is for.
    pub audience: Text,
    /// What it helps with.
    pub purpose: Text,
    /// Verified languages (BCP 47).
    pub languages: Vec<Str>,
    /// The service's website.
    pub url: Str,
    /// An e-mail address at which the service can be reached.
    pub email: Str,
    /// Street address.
    pub address: Text,
    /// The sources of the number. Not in the browser's data.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub sources: Vec<Source>,
    /// The day on which the number was last compared with its source, `2026-11-23`.
    pub verified_on: Str,
    /// The day on which a person confirmed it, by calling or with the service.
    pub confirmed_on: Str,
    /// Whether it is in the help bar of every page.
    pub featured: bool,
    /// Words of its names in other languages, for search.
    pub elsewhere: Str,
    /// An emergency number such as 112, shown before all others.
    pub emergency: bool,
}

impl Service {
    /// The `tel:` URI (RFC 3966).
    pub fn tel(&self) -> String {
        let digits = self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        "tel:".chars().chain(digits).collect()
    }
}

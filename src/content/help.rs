//! `help.json`: numbers to call, signs of trafficking, what to do.

use super::{Str, Text};
use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use {super::SourceRef, schemars::JsonSchema};

/// Danger to life, health or safety: the one number of the whole European Union.
#[cfg(not(target_arch = "wasm32"))]
pub const EMERGENCY: &str = "112";
/// The police. Both are compiled in: pages show them whatever a file says, and `check` refuses a file without them.
#[cfg(not(target_arch = "wasm32"))]
pub const POLICE: &str = "110";

/// The whole of `help.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
#[serde(rename_all = "camelCase")]
pub struct Help {
    /// Whom to call, the most urgent first.
    pub services: Vec<Service>,
    /// What to do, step by step.
    pub steps: Vec<Step>,
    /// Signs that somebody may be exploited.
    pub signs: Vec<Sign>,
    /// What a single sign does and does not mean.
    #[serde(default)]
    pub signs_note: Text,
    /// Short advice.
    #[serde(default)]
    pub advice: Vec<Text>,
    /// Forms that trafficking takes here.
    #[serde(default)]
    pub forms: Text,
    /// Rights and rules worth knowing.
    #[serde(default)]
    pub legal: Vec<Text>,
    /// What whoever is watched should know: what "leave now" does and what it can't.
    #[serde(default)]
    pub privacy: Vec<Text>,
}

/// Somebody to call.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
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
    /// Where the number comes from: ids of sources in `site.json`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub source: SourceRef,
    /// The day the number was last compared with its source, `2026-11-23`.
    #[serde(default)]
    pub verified_on: Str,
    /// The day a person confirmed it, by calling or with the service.
    #[serde(default)]
    pub confirmed_on: Str,
    /// Stands in the bar at the bottom of every page.
    #[serde(default)]
    pub featured: bool,
    /// Made by the build: words of its titles in the other languages, for search; not for content files.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub elsewhere: Str,
}

/// A step: what to do.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Step {
    /// The situation.
    pub heading: Text,
    /// What to do in it.
    pub text: Text,
}

/// A sign that somebody may be exploited.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Sign {
    /// What one may see.
    pub text: Text,
    /// Where this comes from: ids of sources in `site.json`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub source: SourceRef,
}

impl Service {
    /// The `tel:` address (RFC 3966).
    pub fn tel(&self) -> String {
        let digits = self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        "tel:".chars().chain(digits).collect()
    }
}

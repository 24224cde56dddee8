//! `help.json`: help lines, signs of trafficking, and what to do.

use super::{SourceRef, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The whole of `help.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Help {
    /// Whom to call, the most urgent first.
    pub services: Vec<Service>,
    /// What to do, each for somebody.
    pub steps: Vec<Step>,
    /// Signs that somebody may be exploited.
    pub signs: Vec<Sourced>,
    /// What a single sign does and does not mean.
    #[serde(default)]
    pub signs_note: Text,
    /// Forms that trafficking takes here.
    #[serde(default)]
    pub forms: Text,
    /// Where `forms` comes from: ids of sources in `site.json`.
    #[serde(default)]
    pub forms_source: Option<SourceRef>,
    /// Short advice for whoever suspects something.
    #[serde(default)]
    pub advice: Vec<Text>,
    /// Rights and rules worth knowing.
    #[serde(default)]
    pub legal: Vec<Sourced>,
    /// What whoever is watched should know, one thought a text: what "leave now" does and what it can't.
    #[serde(default)]
    pub privacy: Vec<Text>,
}

/// Somebody to call.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// A slug.
    pub id: String,
    /// Who answers.
    pub name: Text,
    /// The number as it is dialled, `+371` and 8 digits or a short number; absent when there is none.
    #[serde(default)]
    pub phone: String,
    /// Whether the call costs nothing.
    #[serde(default)]
    pub free: bool,
    /// When somebody answers, as schema.org's `openingHours`: `Mo-Su 12:00-22:00`; absent when not verified.
    #[serde(default)]
    pub opening_hours: Vec<String>,
    /// Who the service is for.
    #[serde(default)]
    pub audience: Text,
    /// What it helps with.
    #[serde(default)]
    pub purpose: Text,
    /// Languages spoken, verified ones only (BCP 47).
    #[serde(default)]
    pub languages: Vec<String>,
    /// The service's own page.
    #[serde(default)]
    pub url: String,
    /// E-mail, where that is a way to reach it.
    #[serde(default)]
    pub email: String,
    /// Street address.
    #[serde(default)]
    pub address: Text,
    /// Where the number comes from: ids of sources in `site.json`.
    pub source: SourceRef,
    /// The day the number was last compared with its source, `2026-11-23`.
    pub verified_on: String,
    /// The day a person confirmed it, by calling or with the service.
    #[serde(default)]
    pub confirmed_on: String,
    /// Stands in the bar at the bottom of every page.
    #[serde(default)]
    pub featured: bool,
    /// For danger to life: stands before all others, such as 112 in Europe.
    #[serde(default)]
    pub emergency: bool,
}

/// Whom a step speaks to, in the order in which the page speaks to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Step {
    /// Whom it speaks to; whoever suspects something when absent.
    #[serde(default, rename = "for")]
    pub audience: Audience,
    /// The situation.
    pub heading: Text,
    /// What to do in it: a text, or a list of them, one thought each.
    pub text: Texts,
    /// Where this comes from: ids of sources in `site.json`.
    #[serde(default)]
    pub source: Option<SourceRef>,
}

/// One text or several.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Texts {
    /// Several, each a paragraph.
    Many(Vec<Text>),
    /// One.
    One(Text),
}

/// A fact with its source: a sign, a right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Sourced {
    /// What is so.
    pub text: Text,
    /// Where this comes from: ids of sources in `site.json`.
    pub source: SourceRef,
}

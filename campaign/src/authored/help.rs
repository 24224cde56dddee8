//! `help.json`: help lines, signs of trafficking, and what to do.

use super::{SourceRef, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The contents of `help.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Help {
    /// Help services, the most urgent first.
    pub services: Vec<Service>,
    /// What to do, each step for one audience.
    pub steps: Vec<Step>,
    /// Signs that a person may be exploited.
    pub signs: Vec<SourcedFact>,
    /// What a single sign does and does not mean.
    #[serde(default)]
    pub signs_note: Text,
    /// The forms that trafficking takes in this country.
    #[serde(default)]
    pub forms: Text,
    /// The sources of `forms`: ids in `sources` of `site.json`.
    #[serde(default)]
    pub forms_source: Option<SourceRef>,
    /// Short advice for people who suspect something.
    #[serde(default)]
    pub advice: Vec<Text>,
    /// Rights and rules that are useful to know.
    #[serde(default)]
    pub legal: Vec<SourcedFact>,
    /// Advice for people who are being watched, one thought per text: what “Leave now” does and what it cannot do.
    #[serde(default)]
    pub privacy: Vec<Text>,
}

/// A help service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// A slug.
    pub id: String,
    /// The service's name.
    pub name: Text,
    /// The telephone number as dialled: with country code, such as `+371` and 8 digits, or a short number. Omit it if
    /// there is none.
    #[serde(default)]
    pub phone: String,
    /// Whether calls are free of charge.
    #[serde(default)]
    pub free: bool,
    /// Opening hours as in schema.org's `openingHours`: `Mo-Su 12:00-22:00`. Omit them unless they are verified.
    #[serde(default)]
    pub opening_hours: Vec<String>,
    /// The people the service is for.
    #[serde(default)]
    pub audience: Text,
    /// What the service helps with.
    #[serde(default)]
    pub purpose: Text,
    /// The languages spoken, verified ones only (BCP 47).
    #[serde(default)]
    pub languages: Vec<String>,
    /// The address of the service's own page.
    #[serde(default)]
    pub url: String,
    /// The e-mail address, if the service can be reached that way.
    #[serde(default)]
    pub email: String,
    /// The street address.
    #[serde(default)]
    pub address: Text,
    /// The sources of the number: ids in `sources` of `site.json`.
    pub source: SourceRef,
    /// The day on which the number was last compared with its source: `2026-11-23`.
    pub verified_on: String,
    /// The day on which a person confirmed it, by calling or by asking the service.
    #[serde(default)]
    pub confirmed_on: String,
    /// Whether the number is shown in the bar at the bottom of every page.
    #[serde(default)]
    pub featured: bool,
    /// Whether it is for danger to life, such as 112 in Europe. It is shown before all others.
    #[serde(default)]
    pub emergency: bool,
}

/// The audience of a step, in the order of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The person affected.
    Victim,
    /// People who call.
    Caller,
    /// People who go to work abroad.
    Traveller,
    /// People who suspect something.
    #[default]
    Witness,
}

/// A step.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Step {
    /// The audience; people who suspect something by default.
    #[serde(default, rename = "for")]
    pub audience: Audience,
    /// The situation.
    pub heading: Text,
    /// What to do in this situation: a text, or a list of texts with one thought each.
    pub text: Texts,
    /// The sources: ids in `sources` of `site.json`.
    #[serde(default)]
    pub source: Option<SourceRef>,
}

/// One text or several.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Texts {
    /// Several texts, each a paragraph.
    Many(Vec<Text>),
    /// One text.
    One(Text),
}

/// A fact with its source: a sign, a right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourcedFact {
    /// The fact.
    pub text: Text,
    /// The sources: ids in `sources` of `site.json`.
    pub source: SourceRef,
}

//! The help page: help lines, signs of trafficking, what to do.

use crate::content::{Service, Source, Text};

/// The help page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Help {
    /// Help lines, the most urgent first.
    pub services: Vec<Service>,
    /// What to do, for each audience.
    pub steps: Vec<Step>,
    /// Signs of exploitation.
    pub signs: Vec<SourcedFact>,
    /// What a single sign does and does not mean.
    pub signs_note: Text,
    /// Forms of trafficking in this country.
    pub forms: Text,
    /// The sources of `forms`.
    pub forms_sources: Vec<Source>,
    /// Advice for people who suspect something.
    pub advice: Vec<Text>,
    /// Rights and rules.
    pub legal: Vec<SourcedFact>,
    /// What people under surveillance should know, one thought a text: what “leave now” does and what it cannot do.
    pub privacy: Vec<Text>,
}

/// The audience of a step, in the order of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The victim.
    Victim,
    /// A person who calls.
    Caller,
    /// A person who goes to work abroad.
    Traveller,
    /// A person who suspects something.
    #[default]
    Witness,
}

/// A step: what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The audience.
    pub audience: Audience,
    /// The situation.
    pub heading: Text,
    /// What to do, one thought a text.
    pub text: Vec<Text>,
    /// The sources.
    pub sources: Vec<Source>,
}

/// A fact with its source: a sign, a right.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcedFact {
    /// The fact.
    pub text: Text,
    /// The sources.
    pub sources: Vec<Source>,
}

//! The help page: whom to call, signs of trafficking, what to do.

use crate::content::{Service, Source, Text};

/// The help page.
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

/// Whom a step speaks to, in the order in which the page speaks to them.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced {
    /// What is so.
    pub text: Text,
    /// Where this comes from.
    pub sources: Vec<Source>,
}

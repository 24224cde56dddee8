//! Properties of the campaign that only the build and prerendered pages need.

use crate::content::{Source, Str, Text};

/// Properties of a [`crate::content::Site`] that the browser does not load.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteDetails {
    /// The words within the name that the home page emphasises.
    pub emphasis: Text,
    /// A line above the name: where and when.
    pub kicker: Text,
    /// One sentence for search engines and link previews.
    pub description: Text,
    /// The origin of its public address; empty if unknown.
    pub url: Str,
    /// How to reach the publisher: an e-mail or an address that begins with `https://`.
    pub contact: Str,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The heading.
    pub heading: Text,
    /// The paragraphs.
    pub text: Vec<Text>,
    /// The sources.
    pub sources: Vec<Source>,
}

/// The about page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The sections of the page.
    pub about: Vec<Passage>,
    /// All sources, sorted by id.
    pub sources: Vec<Source>,
    /// The publisher of the site.
    pub publisher: Text,
    /// How to reach the publisher: an e-mail or an address that begins with `https://`.
    pub contact: Str,
    /// What this site is not, such as a government website, if it might be mistaken for one.
    pub disclaimer: Text,
}

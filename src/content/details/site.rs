//! What only the build and prerendered pages know of the campaign.

use crate::content::{Source, Str, Text};

/// What of a [`crate::content::Site`] is in no data that the browser loads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteDetails {
    /// The words within the name to stress on the home page.
    pub emphasis: Text,
    /// A line above the name: where and when.
    pub kicker: Text,
    /// One sentence for search engines and link previews.
    pub description: Text,
    /// The public address of the site without a slash at the end, for canonical links; empty when not known yet.
    pub url: Str,
    /// How to reach the publisher: an e-mail or an address that begins with `https://`.
    pub contact: Str,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The heading.
    pub heading: Text,
    /// One text a paragraph.
    pub text: Vec<Text>,
    /// Where this comes from.
    pub sources: Vec<Source>,
}

/// The about page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The passages, in order.
    pub about: Vec<Passage>,
    /// All sources, in order of their ids.
    pub sources: Vec<Source>,
    /// Who publishes the site and answers for it.
    pub publisher: Text,
    /// How to reach the publisher: an e-mail or an address that begins with `https://`.
    pub contact: Str,
    /// What this site is not, such as a page of the state, where people could take it for one.
    pub disclaimer: Text,
}

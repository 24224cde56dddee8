//! Where the site is.

use crate::ui::Context;
use leptos::prelude::*;

/// Scheme and host of an address: `https://example.org`.
fn origin_of(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    Some(url[host..].find('/').map_or(url, |end| &url[..host + end]))
}

/// Scheme and host where the site is published, as its pages say (`<link rel="canonical">`); empty where nobody said.
pub fn published_origin(_: Context) -> String {
    let link = document().query_selector("link[rel=canonical]").ok().flatten();
    let url = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    origin_of(&url).unwrap_or_default().into()
}

/// Scheme and host where the visitor sees it.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

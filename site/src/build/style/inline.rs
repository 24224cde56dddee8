//! Style within a page.

use crate::build::assets::Asset;
use base64::Engine as _;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// A style sheet within a page: on a first visit, a file of its own would cost another round trip before the page is
/// painted.
///
/// The element names the same sheet as a file, for pages that replace this one (`src/page.js`), for stored pages
/// ([`linked`]), and for hosts that refuse inline style.
pub struct InlineSheet {
    /// The `<style>` element.
    pub element: String,
    /// The `<link>` to the file.
    pub link: String,
    /// Permits it: a hash source (Content Security Policy 3, section 2.3.1).
    pub source: String,
}

/// How the element of an [`InlineSheet`] begins, and what is around its attributes.
const INLINE: [&str; 4] = ["<style data-href=\"", "\" data-integrity=\"", "\">", "</style>"];

impl InlineSheet {
    /// `css` refers to files relative to its own folder, a page relative to `root`.
    pub(super) fn new(css: &str, asset: &Asset, root: &str) -> Self {
        let css = css.replace("url(\"../", &format!("url(\"{root}/")).replace("url(../", &format!("url({root}/"));
        let [begin, integrity, open, close] = INLINE;
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&css));
        let href = format!("{root}/{}", asset.path);
        Self {
            element: format!("{begin}{href}{integrity}{}{open}{css}{close}", asset.integrity),
            link: link(&href, &asset.integrity),
            source: format!("'sha256-{hash}'"),
        }
    }
}

fn link(href: &str, integrity: &str) -> String {
    format!(r#"<link rel="stylesheet" href="{href}" integrity="{integrity}">"#)
}

/// A page with a link to its style sheet in place of an [`InlineSheet`].
pub fn linked(page: &str) -> Cow<'_, str> {
    let [begin, integrity, open, close] = INLINE;
    let parts = || {
        let (before, rest) = page.split_once(begin)?;
        let (href, rest) = rest.split_once(integrity)?;
        let (hash, rest) = rest.split_once(open)?;
        let (_, after) = rest.split_once(close)?;
        Some([before, &link(href, hash), after].concat())
    };
    parts().map_or(Cow::Borrowed(page), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_contains_its_style_and_names_the_file() {
        let asset = Asset::of("style/home.css", b"");
        let sheet = InlineSheet::new(r#"@font-face{src:url("../fonts/a.woff2")}"#, &asset, "/below");
        assert!(
            sheet.element.ends_with(r#">@font-face{src:url("/below/fonts/a.woff2")}</style>"#),
            "{}",
            sheet.element
        );
        // As `openssl dgst -sha256 -binary | base64` hashes the element's text.
        assert_eq!(sheet.source, "'sha256-nc9TrtWbQbpuneEjxVvsBTcxsMQru1TCRX7hxADNC0o='");
        let page = format!("<head>{}<title>a</title>", sheet.element);
        assert_eq!(linked(&page), format!("<head>{}<title>a</title>", sheet.link));
        for other in ["<head><style>a{}</style>", "<head><style data-href=\"a"] {
            assert_eq!(linked(other), other);
        }
    }
}

//! How programs discover pages: `sitemap.xml`, `robots.txt`, `/.well-known/security.txt`.

use super::escape;
use crate::build::Options;
use crate::build::assets::Assets;
use crate::build::data::{Content, Language};
use crate::error::Result;
use atbildiba::content::Address;
use atbildiba::dates::Date;
use std::fmt::Write as _;

/// A page for the sitemap: its absolute URL and the date of its last change, if known.
pub(super) type Listed = (String, Option<String>);

/// Writes all of them.
pub(super) fn write(
    pages: &[Listed],
    options: &Options,
    content: &Content,
    languages: &[Language],
    assets: &Assets,
    built: Date,
) -> Result<()> {
    let (url, root) = (&content.campaign.site.url, options.root());
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    if !url.is_empty() {
        for (name, text) in sitemaps(pages, &format!("{url}{root}"), MAX_LISTED) {
            assets.write(&name, text.as_bytes())?;
        }
        let _ = writeln!(robots, "Sitemap: {url}{root}/sitemap.xml");
    }
    assets.write("robots.txt", robots.as_bytes())?;
    // It is looked for at the root of a host and nowhere else.
    if !content.campaign.site.contact.is_empty() && root.is_empty() {
        let tags: Vec<&str> = languages.iter().map(|language| &*language.tag).collect();
        assets.write(
            ".well-known/security.txt",
            security(&content.campaign.site.contact, url, &tags, built).as_bytes(),
        )?;
    }
    Ok(())
}

/// The date of an address's last change, if the content states it: an event's `updated` (RFC 8984); for the calendar's
/// pages, the latest of all events. It is unknown for other pages, and a wrong date is worse than none.
pub(super) fn modified(address: &Address, content: &Content) -> Option<String> {
    let events = &content.campaign.events;
    let day = |updated: &str| updated.get(..10).map(str::to_owned);
    match address {
        Address::Calendar(..) => {
            events.entries.iter().map(|event| &event.updated).chain([&events.updated]).filter_map(|one| day(one)).max()
        }
        Address::Event { uid, .. } => {
            events.entries.iter().find(|event| event.uid == **uid).and_then(|event| day(&event.updated))
        }
        _ => None,
    }
}

/// The maximum number of pages in one sitemap (sitemaps.org).
const MAX_LISTED: usize = 50_000;

/// The sitemap's file, or an index and its parts if it would be too long. `base` is the site's address.
fn sitemaps(pages: &[Listed], base: &str, most: usize) -> Vec<(String, String)> {
    if pages.len() <= most {
        return vec![("sitemap.xml".into(), sitemap(pages))];
    }
    let mut index = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
    );
    let mut files = Vec::new();
    for (number, part) in (1..).zip(pages.chunks(most)) {
        let name = format!("sitemap-{number}.xml");
        let _ = write!(index, "<sitemap><loc>{}</loc></sitemap>", escape(&format!("{base}/{name}")));
        files.push((name, sitemap(part)));
    }
    files.push(("sitemap.xml".into(), index + "</sitemapindex>"));
    files
}

fn sitemap(pages: &[Listed]) -> String {
    let mut map = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
    );
    for (address, modified) in pages {
        let _ = write!(map, "<url><loc>{}</loc>", escape(address));
        if let Some(day) = modified {
            let _ = write!(map, "<lastmod>{}</lastmod>", escape(day));
        }
        map.push_str("</url>");
    }
    map.push_str("</urlset>");
    map
}

/// RFC 9116. It must expire within a year: each new publication renews it.
fn security(contact: &str, url: &str, languages: &[&str], built: Date) -> String {
    let scheme = if contact.contains("://") { "" } else { "mailto:" };
    let mut text = format!("Contact: {scheme}{contact}\nExpires: {}T00:00:00Z\n", built.add_days(364));
    let _ = writeln!(text, "Preferred-Languages: {}", languages.join(", "));
    if !url.is_empty() {
        let _ = writeln!(text, "Canonical: {url}/.well-known/security.txt");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contact_is_a_uri() {
        let built = Date::from_ymd(2026, 11, 29).unwrap();
        let text = security("post@example.org", "https://example.org", &["lv", "en"], built);
        let all = "Contact: mailto:post@example.org\nExpires: 2027-11-28T00:00:00Z\nPreferred-Languages: lv, en\n\
                   Canonical: https://example.org/.well-known/security.txt\n";
        assert_eq!(text, all);
        assert!(
            security("https://example.org/contact", "", &["lv"], built).starts_with("Contact: https://example.org/")
        );
    }

    #[test]
    fn the_date_of_change_is_given_where_known() {
        let pages =
            [("https://a.b/?x&y".to_owned(), Some("2026-11-23".to_owned())), ("https://a.b/z".to_owned(), None)];
        let map = sitemap(&pages);
        assert!(map.contains("<url><loc>https://a.b/?x&amp;y</loc><lastmod>2026-11-23</lastmod></url>"), "{map}");
        assert!(map.contains("<url><loc>https://a.b/z</loc></url></urlset>"), "{map}");
    }

    #[test]
    fn a_long_sitemap_is_split() {
        let pages: Vec<Listed> = (0..5).map(|page| (format!("https://a.b/{page}"), None)).collect();
        let files = sitemaps(&pages, "https://a.b/sub", 2);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        assert!(files[1].1.contains("/2</loc>") && files[1].1.contains("/3</loc>"), "{}", files[1].1);
        assert!(files[3].1.contains("<sitemap><loc>https://a.b/sub/sitemap-3.xml</loc></sitemap></sitemapindex>"));
        assert_eq!(sitemaps(&pages, "https://a.b", 5).len(), 1);
    }
}

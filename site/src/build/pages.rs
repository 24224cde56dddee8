//! The pages: every finite address in every language, as static HTML.

use super::cores;
use super::data::{Content, Language};
use super::kiosk;
use super::style::{Font, sheet};
use super::{Options, assets::Assets};
use crate::engine::Engine;
use crate::error::Result;
use atbildiba::app::pages::{PageKind, Part};
use atbildiba::app::{PageMeta, Prerender, kiosk_profiles};
use atbildiba::content::{Address, CalendarView, Section, WallQuery};
use atbildiba::dates::Date;
use atbildiba::text::BaseDirection;
use campaign::authored::{Entry, Supporter};
use campaign::theme::Theme;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Calendar pages are written from the campaign's year on to this many years after the build.
const YEARS_AHEAD: i32 = 3;

/// The frame of all pages, with the theme's colours and emblem.
pub fn frame(engine: &Engine, theme: &Theme) -> Result<String> {
    let template = engine.text("template/index.html")?;
    let color = |is_dark| theme.colors.of("paper", is_dark).css();
    let template = template.replace("{paper}", &color(false)).replace("{night}", &color(true));
    Ok(template.replace("{emblem}", &theme.symbol))
}

/// Writes all pages into this [`frame`]; how many.
pub fn write(
    template: &str,
    options: &Options,
    content: &Content,
    languages: &[Language],
    fonts: &[Font],
    assets: &mut Assets,
    built: Date,
) -> Result<usize> {
    let mut addresses = addresses(content, built);
    if options.is_sample {
        addresses.retain(is_in_sample);
    }
    let mut sitemap = String::new();
    for language in languages {
        let site = Site {
            options,
            content,
            languages,
            language,
            prerender: &language.prerender,
            fonts,
            assets,
            template,
            built,
        };
        cores::each(addresses.iter().collect(), |address| site.write(address))?;
        for address in &addresses {
            if *address != Address::NotFound && !content.site.url.is_empty() {
                let _ =
                    write!(sitemap, "<url><loc>{}</loc></url>", escape(&site.absolute(&site.prerender.href(address))));
            }
        }
        kiosk::events(language, built, assets)?;
    }
    if !sitemap.is_empty() {
        let map = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{sitemap}</urlset>"#
        );
        assets.write("sitemap.xml", map.as_bytes())?;
    }
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    if !content.site.url.is_empty() {
        let _ = writeln!(robots, "Sitemap: {}{}/sitemap.xml", content.site.url, options.root());
    }
    assets.write("robots.txt", robots.as_bytes())?;
    if let Some(language) = languages.first().filter(|_| !content.site.leave_to.is_empty()) {
        let page = super::neutral::page(options.root(), &content.site.leave_to, language, assets)?;
        assets.write(super::neutral::FILE, page.as_bytes())?;
    }
    Ok(addresses.len() * languages.len())
}

/// All addresses that are finite.
fn addresses(content: &Content, built: Date) -> Vec<Address> {
    let mut all = vec![Address::Home, Address::calendar(CalendarView::Now), Address::calendar(CalendarView::Agenda)];
    let first = content.site.year.min(built.year());
    for year in first..=built.year() + YEARS_AHEAD {
        all.push(Address::calendar(CalendarView::Year(year)));
        all.extend((1..=12).map(|month| Address::calendar(CalendarView::Month(year, month))));
    }
    let campaign = &content.campaign;
    let id = |id: &String| id.as_str().into();
    all.extend(campaign.events.entries.iter().map(|event| Address::Event { uid: id(&event.uid), on: None }));
    all.push(Address::wall());
    let supporter = |one: &Supporter| Address::Supporters { open: Some(id(&one.id)), query: WallQuery::default() };
    all.extend(campaign.supporters.supporters.iter().map(supporter));
    all.push(Address::timeline());
    let entry = |one: &Entry| Address::Timeline { open: Some(id(&one.id)), query: "".into() };
    all.extend(campaign.timeline.entries.iter().map(entry));
    all.extend([Address::search(), Address::Help, Address::About, Address::Join, Address::Kiosk, Address::NotFound]);
    all.retain(|address| content.site.has(address));
    all
}

/// Whether a site for measuring has the page: of those that there are thousands of, it has none.
fn is_in_sample(address: &Address) -> bool {
    match address {
        Address::Event { .. } => false,
        Address::Supporters { open, .. } | Address::Timeline { open, .. } => open.is_none(),
        _ => true,
    }
}

/// One language of the site while its pages are written.
struct Site<'a> {
    options: &'a Options,
    content: &'a Content,
    languages: &'a [Language],
    language: &'a Language,
    prerender: &'a Prerender,
    fonts: &'a [Font],
    assets: &'a Assets,
    template: &'a str,
    built: Date,
}

impl Site<'_> {
    fn write(&self, address: &Address) -> Result<()> {
        let rendered = self.prerender.render(address);
        let path = self.prerender.href(address);
        let page = self
            .template
            .replace("{lang}", &self.language.tag)
            .replace("{dir}", dir(&self.language.tag))
            .replace("{path}", &escape(&path))
            .replace("{root}", self.options.root())
            .replace("{built}", &self.built.to_string())
            .replace("{section}", PageKind::of(address).data.map_or("", Section::name))
            .replace("{assets}", &self.language.assets_of(address))
            .replace("{worker}", if self.options.is_preview { "off" } else { PageKind::of(address).worker.name() })
            .replace("{part}", PageKind::of(address).part.map_or("", Part::name))
            .replace(
                "{over}",
                if matches!(address, Address::Supporters { open: Some(_), .. }) { " data-over" } else { "" },
            )
            .replace("{title}", &escape(&rendered.meta.title))
            .replace("{description}", &escape(&rendered.meta.description))
            .replace("{head}", &self.head(address, &path, &rendered.meta)?)
            .replace("{body}", &rendered.body);
        self.assets.write(&file_of(&path, self.options.root()), page.as_bytes())
    }

    fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.content.site.url)
    }

    /// Links to style, script and fonts, then what search engines and link previews read.
    fn head(&self, address: &Address, path: &str, meta: &PageMeta) -> Result<String> {
        let root = self.options.root();
        let asset = |name: &str| self.assets.get(name);
        let mut head = String::new();
        // Painted once it is all there: a page that is painted while it arrives moves its parts about.
        head.push_str(r##"<link rel="expect" href="#end" blocking="render">"##);
        let style = asset(&sheet(PageKind::of(address).name))?;
        let _ = write!(head, r#"<link rel="stylesheet" href="{root}/{}" integrity="{}">"#, style.path, style.integrity);
        for font in self.fonts.iter().filter(|font| font.is_for(&self.language.name)) {
            let path = &asset(&font.name)?.path;
            let _ =
                write!(head, r#"<link rel="preload" as="font" type="font/woff2" href="{root}/{path}" crossorigin>"#);
        }
        let boot = asset("boot.js")?;
        let _ = write!(head, r#"<script defer src="{root}/{}" integrity="{}"></script>"#, boot.path, boot.integrity);
        if *address == Address::Kiosk {
            let profiles = kiosk_profiles(&self.content.site.kiosk, &self.content.site.languages);
            let profiles = profiles.to_string().replace('<', "\\u003c");
            let _ = write!(head, r#"<script type="application/json" id="kiosk-profiles">{profiles}</script>"#);
            let kiosk = asset("session.js")?;
            let _ =
                write!(head, r#"<script defer src="{root}/{}" integrity="{}"></script>"#, kiosk.path, kiosk.integrity);
        }
        let app = asset("app.js")?;
        let _ =
            write!(head, r#"<script type="module" src="{root}/{}" integrity="{}"></script>"#, app.path, app.integrity);
        let _ = write!(head, r#"<link rel="icon" type="image/svg+xml" href="{root}/icon.svg">"#);
        let _ = write!(head, r#"<link rel="apple-touch-icon" href="{root}/{}">"#, asset("icons/apple.png")?.path);
        let manifest = super::webmanifest::path(self.options, self.language);
        let _ = write!(head, r#"<link rel="manifest" href="{root}/{manifest}">"#);
        if *address == Address::NotFound {
            head.push_str(r#"<meta name="robots" content="noindex">"#);
        } else {
            self.links(&mut head, address, path);
            self.open_graph(&mut head, path, meta);
            self.structured(&mut head, address);
        }
        Ok(head)
    }

    /// `canonical` and `hreflang`; absolute as soon as the site knows its address.
    fn links(&self, head: &mut String, address: &Address, path: &str) {
        let _ = write!(head, r#"<link rel="canonical" href="{}">"#, escape(&self.absolute(path)));
        let default = &self.languages[0].tag;
        for language in self.languages {
            let href = self.absolute(&self.prerender.with_context(|context| context.href_in(&language.tag, address)));
            let href = escape(&href);
            let _ = write!(head, r#"<link rel="alternate" hreflang="{}" href="{href}">"#, language.tag);
            if language.tag == *default {
                let _ = write!(head, r#"<link rel="alternate" hreflang="x-default" href="{href}">"#);
            }
        }
    }

    fn open_graph(&self, head: &mut String, path: &str, meta: &PageMeta) {
        let url = self.absolute(path);
        let name = &self.content.site.short_name;
        let locale = self.language.tag.as_str();
        let pairs = [
            ("og:type", "website"),
            ("og:title", &meta.title),
            ("og:description", &meta.description),
            ("og:url", &url),
            ("og:site_name", name),
            ("og:locale", locale),
        ];
        for (property, content) in pairs {
            let _ = write!(head, r#"<meta property="{property}" content="{}">"#, escape(content));
        }
    }

    /// JSON-LD in a data block, which no script policy has to allow.
    fn structured(&self, head: &mut String, address: &Address) {
        let slice = |name: &str| -> Value {
            let found = self.language.slices.iter().find(|(found, _)| *found == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let url = |address: &Address| self.absolute(&self.prerender.href(address));
        let value = match address {
            Address::Event { uid, .. } => {
                let events = slice("events");
                let event = events["entries"].as_array().into_iter().flatten().find(|event| event["uid"] == json!(uid));
                event.map(|event| {
                    json!({
                        "@context": "https://schema.org", "@type": "Event", "name": event["title"], "url": url(address),
                        "description": event["description"], "startDate": day_or_time(event),
                        "location": event["locations"].as_object().and_then(|map| map.values().next())
                            .map(|place| json!({ "@type": "Place", "name": place["name"] })),
                    })
                })
            }
            Address::Supporters { open: Some(id), .. } => {
                let all = slice("supporters");
                let one = all["supporters"].as_array().into_iter().flatten().find(|one| one["id"] == json!(id));
                one.map(|one| {
                    json!({ "@context": "https://schema.org", "@type": one["@type"], "name": one["name"],
                        "alternateName": one["alternateName"], "jobTitle": one["jobTitle"], "url": url(address) })
                })
            }
            Address::Home => Some(json!({
                "@context": "https://schema.org", "@type": "Organization", "name": slice("core")["site"]["name"],
                "url": url(address), "description": slice("core")["site"]["description"],
            })),
            _ => None,
        };
        if let Some(mut value) = value {
            drop_nulls(&mut value);
            let json = value.to_string().replace('<', "\\u003c");
            let _ = write!(head, r#"<script type="application/ld+json">{json}</script>"#);
        }
    }
}

fn day_or_time(event: &Value) -> Value {
    let start = event["start"].as_str().unwrap_or_default();
    let whole_day = event["showWithoutTime"] == json!(true);
    start.get(..if whole_day { 10 } else { start.len() }).unwrap_or(start).into()
}

fn drop_nulls(value: &mut Value) {
    if let Value::Object(map) = value {
        map.retain(|_, value| !value.is_null());
    }
}

/// The file of an address: `/` is `index.html`, `/calendar/2026` is `calendar/2026.html`.
pub fn file_of(path: &str, root: &str) -> String {
    let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { format!("{path}.html") }
}

/// ` dir="rtl"` for a language that is written so; for others nothing, since that is how HTML begins.
pub fn dir(tag: &str) -> &'static str {
    match BaseDirection::of(tag) {
        BaseDirection::Ltr => "",
        BaseDirection::Rtl => r#" dir="rtl""#,
    }
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! The pages: every finite address in every language, as static HTML; [`discovery`] makes them discoverable.

mod discovery;
mod template;

use super::cores;
use super::data::{Content, Language};
use super::style::Style;
use super::{Options, assets::Assets};
use super::{feeds, kiosk};
use crate::cards::{self, Card, Cards};
use crate::engine::Engine;
use crate::error::Result;
use crate::headers::{COVER_SCRIPT, embed_policy_in_page, policy_in_page};
use crate::structured::Structured;
use atbildiba::app::pages::{PAGES, PageKind, Part};
use atbildiba::app::{PageMeta, Prerender};
use atbildiba::calendar::YEARS_AHEAD;
use atbildiba::content::{Address, CalendarView, Embed, Section, WallQuery};
use atbildiba::dates::Date;
use atbildiba::text::BaseDirection;
use campaign::authored::{Entry, Supporter};
use campaign::publish::kiosk_profiles;
use campaign::theme::Theme;
use serde_json::json;
use std::fmt::Write as _;

/// The pages of items contain their style if all sections together have at most this many items; otherwise they link to
/// it. With 10 000 items in each section, the style would take 0.8 GB.
const MAX_STYLED_ITEMS: usize = 1_000;

/// The script that adjusts the height of frames (`src/height.js`), under the name that other sites use.
const FRAME_HEIGHT: &str = "embed/height.js";

/// What all pages are rendered with.
pub struct Frame {
    /// `index.html` with the theme's colours and emblem.
    template: String,
    /// The script for sites that embed parts of this one.
    height: String,
}

impl Frame {
    /// The engine's frame with a theme.
    pub fn new(engine: &Engine, theme: &Theme) -> Result<Self> {
        let template = engine.text("template/index.html")?;
        let color = |is_dark| theme.colors.of("paper", is_dark).css();
        let template = template.replace("{paper}", &color(false)).replace("{night}", &color(true));
        let template = template.replace("{emblem}", &theme.symbol);
        Ok(Self { template, height: engine.text("template/height.js")?.to_owned() })
    }
}

/// Writes all pages; returns their number.
pub fn write(site: &super::Site) -> Result<usize> {
    let super::Site { options, content, languages, assets, built, .. } = site;
    let addresses = addresses(site);
    let mut listed = Vec::new();
    for language in 0..languages.len() {
        let pages = Pages::new(site, language)?;
        cores::each(addresses.iter().collect(), |address| {
            assets.write(&pages.file(address), pages.html(address)?.as_bytes())
        })?;
        for address in &addresses {
            // An empty plan should not be found.
            if !matches!(address, Address::NotFound | Address::Kiosk | Address::Plan | Address::Embed(_)) {
                listed.push((pages.absolute(&pages.prerender.href(address)), discovery::modified(address, content)));
            }
        }
    }
    write_beside(site, &addresses)?;
    discovery::write(&listed, options, content, languages, assets, *built)?;
    Ok(addresses.len() * languages.len())
}

/// Writes files that belong to certain pages: the kiosk's codes, the script for frames, the target of “leave now”.
pub fn write_beside(site: &super::Site, addresses: &[Address]) -> Result<()> {
    let super::Site { options, content, languages, assets, frame, built, .. } = site;
    for language in languages {
        kiosk::events(language, *built, assets)?;
    }
    if addresses.iter().any(|address| matches!(address, Address::Embed(_))) {
        assets.write(FRAME_HEIGHT, frame.height.as_bytes())?;
    }
    if let Some(language) = languages.first().filter(|_| !content.campaign.site.leave_to.is_empty()) {
        let page = super::neutral::page(options.root(), &content.campaign.site.leave_to, language, assets)?;
        assets.write(super::neutral::FILE, page.as_bytes())?;
    }
    Ok(())
}

/// The addresses of all pages: all finite ones, or few in a site for benchmarks.
pub fn addresses(site: &super::Site) -> Vec<Address> {
    let mut all = finite(&site.content, site.built);
    if site.options.is_sample {
        all.retain(|address| !is_item(address));
    }
    all
}

fn finite(content: &Content, built: Date) -> Vec<Address> {
    let mut all = vec![Address::Home, Address::calendar(CalendarView::Now), Address::calendar(CalendarView::Agenda)];
    let first = content.campaign.site.year.min(built.year());
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
    all.extend(Embed::ALL.map(Address::Embed));
    let pages = PAGES.iter().filter(|kind| kind.is_static);
    all.extend(pages.map(|kind| Address::Page(kind.name.into())));
    all.extend([Address::Plan, Address::search(), Address::Help, Address::Join, Address::Kiosk, Address::NotFound]);
    all.retain(|address| content.has(address));
    all
}

/// Whether it is the page of one item, of which there may be thousands. A site for benchmarks has none.
fn is_item(address: &Address) -> bool {
    match address {
        Address::Event { .. } => true,
        Address::Supporters { open, .. } | Address::Timeline { open, .. } => open.is_some(),
        _ => false,
    }
}

/// Renders the pages of one language.
pub struct Pages<'a> {
    options: &'a Options,
    content: &'a Content,
    languages: &'a [Language],
    language: &'a Language,
    prerender: &'a Prerender,
    style: &'a Style,
    assets: &'a Assets,
    template: &'a str,
    /// None in previews, and in sites without a URL.
    cards: Option<&'a Cards>,
    structured: Structured<'a>,
    built: Date,
}

impl<'a> Pages<'a> {
    /// For the language at this index.
    pub fn new(site: &'a super::Site, language: usize) -> Result<Self> {
        let super::Site { options, content, languages, assets, frame, style, cards, built } = site;
        let cards = cards.get(language);
        let language = &languages[language];
        let logo = format!("{}/{}", options.root(), assets.get("icons/any-512.png")?.path);
        let structured = Structured::new(&language.tag, &language.prerender, &logo, *built);
        Ok(Self {
            options,
            content,
            languages,
            language,
            prerender: &language.prerender,
            style,
            assets,
            template: &frame.template,
            cards,
            structured,
            built: *built,
        })
    }

    /// The file of a page.
    pub fn file(&self, address: &Address) -> String {
        file_of(&self.prerender.href(address), self.options.root())
    }

    /// The HTML of a page.
    pub fn html(&self, address: &Address) -> Result<String> {
        let rendered = self.prerender.render(address);
        let path = self.prerender.href(address);
        let is_framed = PageKind::of(address).is_framed;
        let assets = if is_framed { String::new() } else { self.language.assets_of(address) };
        let over = matches!(address, Address::Supporters { open: Some(_), .. });
        let values: [(&str, &str); 14] = [
            ("lang", &self.language.tag),
            ("dir", dir(&self.language.tag)),
            ("path", &escape(&path)),
            ("root", self.options.root()),
            ("built", &self.built.to_string()),
            ("section", PageKind::of(address).data.map_or("", Section::name)),
            ("assets", &assets),
            ("worker", if self.options.is_preview { "off" } else { PageKind::of(address).worker.name() }),
            ("part", PageKind::of(address).part.map_or("", Part::name)),
            ("over", if over { " data-over" } else { "" }),
            ("title", &escape(&rendered.meta.title)),
            ("description", &escape(&rendered.meta.description)),
            ("head", &self.head(address, &path, &rendered.meta)?),
            ("body", &rendered.body),
        ];
        Ok(template::filled(self.template, &values))
    }

    fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.content.campaign.site.url)
    }

    /// The style, links to script and fonts, then metadata for search engines and link previews.
    fn head(&self, address: &Address, path: &str, meta: &PageMeta) -> Result<String> {
        let root = self.options.root();
        let asset = |name: &str| self.assets.get(name);
        if let Address::Embed(embed) = address {
            return self.head_of_frame(*embed);
        }
        let style = self.style.of(PageKind::of(address))?;
        let mut head = policy_in_page(&style.source);
        let _ = write!(head, "<script>{COVER_SCRIPT}</script>");
        // Painted only when complete: a page painted while it arrives would shift its content.
        head.push_str(r##"<link rel="expect" href="#end" blocking="render">"##);
        let is_linked = is_item(address) && self.has_many_items();
        head.push_str(if is_linked { &style.link } else { &style.element });
        self.preload_fonts(&mut head)?;
        let boot = asset("boot.js")?;
        let _ = write!(head, r#"<script defer src="{root}/{}" integrity="{}"></script>"#, boot.path, boot.integrity);
        if *address == Address::Kiosk {
            let profiles = json!(kiosk_profiles(&self.content.campaign.site));
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
            let card = self.cards.map(|cards| cards.of(address));
            self.links(&mut head, address, path);
            self.subscriptions(&mut head, address);
            self.open_graph(&mut head, path, meta, card);
            self.structured(&mut head, address, card);
        }
        Ok(head)
    }

    /// The head of a page for other sites: no program, and links that leave the frame. Search engines find its content
    /// elsewhere.
    fn head_of_frame(&self, embed: Embed) -> Result<String> {
        let root = self.options.root();
        let mut head = embed_policy_in_page() + r#"<base target="_top">"#;
        head.push_str(&self.style.of(PageKind::of(&Address::Embed(embed)))?.link);
        self.preload_fonts(&mut head)?;
        let script = self.assets.get("embed.js")?;
        let _ =
            write!(head, r#"<script defer src="{root}/{}" integrity="{}"></script>"#, script.path, script.integrity);
        let canonical = escape(&self.absolute(&self.prerender.href(&embed.page())));
        let _ = write!(head, r#"<link rel="canonical" href="{canonical}"><meta name="robots" content="noindex">"#);
        let _ = write!(head, r#"<link rel="icon" type="image/svg+xml" href="{root}/icon.svg">"#);
        Ok(head)
    }

    fn has_many_items(&self) -> bool {
        let campaign = &self.content.campaign;
        let (events, supporters) = (&campaign.events.entries, &campaign.supporters.supporters);
        events.len() + supporters.len() + campaign.timeline.entries.len() > MAX_STYLED_ITEMS
    }

    fn preload_fonts(&self, head: &mut String) -> Result<()> {
        let root = self.options.root();
        for font in self.style.fonts.iter().filter(|font| font.is_for(&self.language.name)) {
            let path = &self.assets.get(&font.name)?.path;
            let _ =
                write!(head, r#"<link rel="preload" as="font" type="font/woff2" href="{root}/{path}" crossorigin>"#);
        }
        Ok(())
    }

    /// `canonical` and `hreflang`, absolute if the site knows its URL.
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

    /// The metadata of shared links: title, description, picture.
    fn open_graph(&self, head: &mut String, path: &str, meta: &PageMeta, card: Option<&Card>) {
        let mut property = |name: &str, content: &str| {
            let _ = write!(head, r#"<meta property="{name}" content="{}">"#, escape(content));
        };
        property("og:type", "website");
        property("og:title", &meta.title);
        property("og:description", &meta.description);
        property("og:url", &self.absolute(path));
        property("og:site_name", &self.content.campaign.site.short_name);
        if let Some(own) = locale(&self.language.tag) {
            property("og:locale", own);
            let others = self.languages.iter().filter_map(|language| locale(&language.tag));
            others.filter(|other| *other != own).for_each(|other| property("og:locale:alternate", other));
        }
        if let Some(card) = card {
            property("og:image", &self.absolute(&format!("{}/{}", self.options.root(), card.path)));
            property("og:image:type", "image/png");
            property("og:image:width", &cards::drawing::WIDTH.to_string());
            property("og:image:height", &cards::drawing::HEIGHT.to_string());
            property("og:image:alt", &card.alt);
            // X takes everything else from the properties above.
            head.push_str(r#"<meta name="twitter:card" content="summary_large_image">"#);
        }
    }

    /// The calendars and the feed of changes, on pages that show their content.
    fn subscriptions(&self, head: &mut String, address: &Address) {
        let mut link = |media_type: &str, path: &str, title: &str| {
            let href = escape(&self.absolute(path));
            let title = escape(title);
            let _ = write!(head, r#"<link rel="alternate" type="{media_type}" href="{href}" title="{title}">"#);
        };
        for subscription in feeds::of(self.language, address) {
            link(subscription.media_type, &subscription.path, &subscription.title);
        }
    }

    /// JSON-LD in data blocks, which need no permission by the script policy.
    fn structured(&self, head: &mut String, address: &Address, card: Option<&Card>) {
        let image = card.map(|card| self.absolute(&format!("{}/{}", self.options.root(), card.path)));
        for value in self.structured.of(address, image.as_deref()) {
            let json = value.to_string().replace('<', "\\u003c");
            let _ = write!(head, r#"<script type="application/ld+json">{json}</script>"#);
        }
    }
}

/// A language as Open Graph writes it, with the country that Facebook's list of locales has for it; `None` if it is not
/// in the list.
fn locale(tag: &str) -> Option<&'static str> {
    const LOCALES: [&str; 34] = [
        "ar_AR", "bg_BG", "cs_CZ", "da_DK", "de_DE", "el_GR", "en_GB", "es_ES", "et_EE", "fi_FI", "fr_FR", "ga_IE",
        "he_IL", "hr_HR", "hu_HU", "is_IS", "it_IT", "ka_GE", "lt_LT", "lv_LV", "mk_MK", "nb_NO", "nl_NL", "pl_PL",
        "pt_PT", "ro_RO", "ru_RU", "sk_SK", "sl_SI", "sq_AL", "sr_RS", "sv_SE", "tr_TR", "uk_UA",
    ];
    let language = tag.split('-').next().unwrap_or(tag);
    let language = if language == "no" { "nb" } else { language };
    LOCALES.into_iter().find(|locale| locale.split('_').next() == Some(language))
}

/// The file of an address: `/` is `index.html`, `/calendar/2026` is `calendar/2026.html`.
pub fn file_of(path: &str, root: &str) -> String {
    let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { format!("{path}.html") }
}

/// ` dir="rtl"` for right-to-left languages; nothing for others, because `ltr` is the default.
pub fn dir(tag: &str) -> &'static str {
    match BaseDirection::of(tag) {
        BaseDirection::Ltr => "",
        BaseDirection::Rtl => r#" dir="rtl""#,
    }
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

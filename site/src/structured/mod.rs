//! Structured data: the subject of a page in schema.org's vocabulary, as JSON-LD, for search engines and other
//! programs. [`event`] covers events, which are most of it.
//!
//! It contains nothing that the page does not show, and nothing at all on help pages.

mod event;

use atbildiba::app::Prerender;
use atbildiba::app::pages::PageKind;
use atbildiba::calendar::occurrences::Occurrences;
use atbildiba::content::{Address, CalendarView, Entry, Photo, Site, Supporter, SupporterType, entry_photo};
use atbildiba::dates::Date;
use atbildiba::i18n::Msg;
use serde_json::{Map, Value, json};

/// The inputs of one language's structured data.
pub struct Structured<'a> {
    site: &'a Site,
    tag: &'a str,
    prerender: &'a Prerender,
    /// The prefix of paths: the site's URL without trailing slash.
    origin: &'a str,
    /// The URL of the icon as PNG.
    logo: String,
    today: Date,
    occurrences: Occurrences,
}

impl<'a> Structured<'a> {
    /// Of one language; `logo` is the path of the icon as PNG.
    pub fn new(tag: &'a str, prerender: &'a Prerender, logo: &str, today: Date) -> Self {
        let site = prerender.site();
        let occurrences = Occurrences::new(&prerender.events().entries);
        let origin = &*site.details.url;
        Self { site, tag, prerender, origin, logo: format!("{origin}{logo}"), today, occurrences }
    }

    /// The blocks of a page; `image` is the URL of its card, if it has one.
    pub fn of(&self, address: &Address, image: Option<&str>) -> Vec<Value> {
        if PageKind::of(address).is_discreet {
            return Vec::new();
        }
        let about = match address {
            Address::Home => Some(self.organization()),
            Address::Event { uid, .. } => self.event(uid, image),
            Address::Supporters { open: Some(id), .. } => {
                let all = &self.prerender.supporters().supporters;
                all.iter().find(|one| *one.id == **id).map(|one| self.supporter(one))
            }
            Address::Timeline { open: Some(id), .. } => {
                let entries = &self.prerender.timeline().entries;
                entries.iter().find(|entry| *entry.id == **id).and_then(|entry| self.entry(entry, address))
            }
            _ => None,
        };
        let said = about.into_iter().chain(self.breadcrumbs(address));
        said.map(|mut value| {
            value["@context"] = json!("https://schema.org");
            tidy(value)
        })
        .collect()
    }

    fn url(&self, address: &Address) -> String {
        format!("{}{}", self.origin, self.prerender.href(address))
    }

    fn text(&self, text: &atbildiba::content::Text) -> String {
        text.get(self.tag, "").text.to_owned()
    }

    /// The organisation behind the site.
    fn organization(&self) -> Value {
        let email = (!self.site.details.contact.starts_with("http")).then_some(&*self.site.details.contact);
        json!({
            "@type": "Organization", "name": self.text(&self.site.name), "alternateName": self.site.short_name,
            "url": self.url(&Address::Home), "logo": self.logo, "description": self.text(&self.site.details.description),
            "email": email,
        })
    }

    fn supporter(&self, one: &Supporter) -> Value {
        let all = &self.prerender.supporters().supporters;
        let named = |id: &str| {
            let found = all.iter().find(|other| *other.id == *id)?;
            let address = Address::Supporters { open: Some(id.into()), query: Default::default() };
            Some(json!({ "@type": "Organization", "name": self.text(&found.name), "url": self.url(&address) }))
        };
        let other_names: Vec<String> = one.alternate_name.iter().map(|name| self.text(name)).collect();
        let address = Address::Supporters { open: Some((*one.id).into()), query: Default::default() };
        let mut value = json!({
            "name": self.text(&one.name), "alternateName": other_names, "url": self.url(&address),
            "image": one.photo.as_ref().map(|photo| self.image(photo, &one.id)),
        });
        match one.kind {
            SupporterType::Person => {
                value["@type"] = json!("Person");
                value["jobTitle"] = json!(self.text(&one.job_title));
                value["affiliation"] = one.affiliation.iter().filter_map(|id| named(id)).collect();
                let employer = self.text(&one.works_for);
                if !employer.is_empty() {
                    value["worksFor"] = json!({ "@type": "Organization", "name": employer });
                }
            }
            SupporterType::Organization => {
                value["@type"] = json!("Organization");
                value["description"] = json!(self.text(&one.description));
                value["parentOrganization"] = json!(named(&one.parent_organization));
                // schema.org has no uncertain dates like EDTF's.
                let is_day = one.founding_date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                value["foundingDate"] = json!(is_day.then_some(&*one.founding_date));
            }
        }
        value
    }

    /// The page of an entry with a photo; for other entries, the page's title suffices.
    fn entry(&self, entry: &Entry, address: &Address) -> Option<Value> {
        let photo = entry.photo.as_ref()?;
        Some(json!({
            "@type": "WebPage", "name": self.text(&entry.title), "url": self.url(address),
            "primaryImageOfPage": self.image(photo, &entry_photo(&entry.id)),
            "image": self.image(photo, &entry_photo(&entry.id)),
        }))
    }

    /// The largest file of a photo in a format that every program reads.
    fn image(&self, photo: &Photo, id: &str) -> Value {
        let width = Photo::widths(photo.width).last().unwrap_or(photo.width);
        let path = self.prerender.with_context(|context| context.file(&photo.path(id, width, "jpg")));
        json!({
            "@type": "ImageObject", "contentUrl": format!("{}{path}", self.origin), "caption": self.text(&photo.alt),
            "creditText": self.text(&photo.credit), "width": width,
            "height": (u64::from(photo.height) * u64::from(width)).div_ceil(u64::from(photo.width.max(1))),
        })
    }

    /// From the home page to this one; `None` for the home page itself.
    fn breadcrumbs(&self, address: &Address) -> Option<Value> {
        let word = |message| self.prerender.with_context(|context| context.t(message)).to_owned();
        let calendar = || (word(Msg::Calendar), Some(Address::calendar(CalendarView::Now)));
        let wall = || (word(Msg::Supporters), Some(Address::wall()));
        let timeline = || (word(Msg::Timeline), Some(Address::timeline()));
        // The last item needs no URL: it is the page.
        let here = |name: String| (name, None);
        let trail = match address {
            Address::Event { uid, .. } => {
                let event = self.prerender.events().entries.iter().find(|event| *event.uid == **uid)?;
                vec![calendar(), here(event.title.to_string())]
            }
            Address::Supporters { open: Some(id), .. } => {
                let one = self.prerender.supporters().supporters.iter().find(|one| *one.id == **id)?;
                vec![wall(), here(self.text(&one.name))]
            }
            Address::Timeline { open: Some(id), .. } => {
                let entry = self.prerender.timeline().entries.iter().find(|entry| *entry.id == **id)?;
                vec![timeline(), here(self.text(&entry.title))]
            }
            Address::Calendar(CalendarView::Now, _) => vec![here(word(Msg::Calendar))],
            Address::Calendar(view, _) => {
                let name = self.prerender.with_context(|context| atbildiba::calendar::heading(context, *view));
                vec![calendar(), here(name)]
            }
            Address::Supporters { .. } => vec![here(word(Msg::Supporters))],
            Address::Timeline { .. } => vec![here(word(Msg::Timeline))],
            Address::Page(_) => vec![here(word(PageKind::of(address).static_page?.title))],
            _ => return None,
        };
        let home = (self.site.short_name.to_string(), Some(Address::Home));
        let item = |(at, (name, address)): (usize, (String, Option<Address>))| {
            let url = address.map(|address| self.url(&address));
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": url })
        };
        let items: Vec<Value> = std::iter::once(home).chain(trail).enumerate().map(item).collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
    }
}

/// Removes nulls, empty texts and empty lists.
fn tidy(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    match value {
        Value::Object(map) => {
            let tidied = map.into_iter().map(|(name, value)| (name, tidy(value))).filter(|(_, value)| says(value));
            Value::Object(tidied.collect::<Map<_, _>>())
        }
        Value::Array(list) => list.into_iter().map(tidy).filter(says).collect(),
        plain => plain,
    }
}

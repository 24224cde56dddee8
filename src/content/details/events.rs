//! What only an event's page, calendar files and structured data tell of it.

use crate::content::{Place, Related, Str};

/// Of an [`crate::content::Event`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventDetails {
    /// Where it is followed online.
    pub virtual_locations: Vec<VirtualPlace>,
    /// Who organises it, and who speaks.
    pub participants: Vec<Participant>,
    /// How to take part and what it costs.
    pub offers: Vec<Offer>,
    /// Links; `rel` `cite-as` names a source.
    pub links: Vec<Link>,
    /// What has to do with it in other sections.
    pub related: Vec<Related>,
}

/// Of a [`Place`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceDetails {
    /// How to get there or in.
    pub description: Str,
    /// Where it is on the map: `geo:56.9496,24.1052` (RFC 5870).
    pub coordinates: Str,
    /// The postal address on one line.
    pub address: Str,
    /// What the map's files are called, see [`crate::content::map_path`].
    pub map: Str,
}

impl Place {
    /// Name and address on one line, as far as they are known.
    pub fn line(&self) -> String {
        let parts = [&*self.name, &*self.details.address];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Latitude and longitude as written.
    pub fn point(&self) -> Option<(&str, &str)> {
        self.details.coordinates.strip_prefix("geo:")?.split_once(',')
    }
}

/// A JSCalendar `Link`.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The address.
    pub href: Str,
    /// What the link is to the event (RFC 8288): `cite-as` for a source.
    pub rel: Str,
    /// What it is called.
    pub title: Str,
    /// The day a source was read, `2026-11-23`.
    pub read_on: Str,
}

/// A JSCalendar `VirtualLocation`.
#[derive(Clone, Debug, PartialEq)]
pub struct VirtualPlace {
    /// What it is called; its address when empty.
    pub name: Str,
    /// Where to go.
    pub uri: Str,
}

/// A JSCalendar `Participant`: somebody who is named with a public event.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Their name.
    pub name: Str,
    /// Who they are, in a few words.
    pub description: Str,
    /// An e-mail address that everybody may know.
    pub email: Str,
    /// One person or a group; not said when `None`.
    pub kind: Option<ParticipantKind>,
    /// What they do.
    pub roles: Vec<Str>,
}

/// What a participant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantKind {
    /// One person.
    Individual,
    /// An organisation or another group.
    Group,
}

impl Participant {
    /// The role of who organises an event (RFC 8984 section 4.4.6).
    pub const OWNER: &str = "owner";
    /// The role of who speaks at it, an extension of ours.
    pub const SPEAKER: &str = "atbildiba:speaker";

    /// Whether they have the role.
    pub fn is(&self, role: &str) -> bool {
        self.roles.iter().any(|one| **one == *role)
    }
}

/// schema.org's `Offer`: a way to take part.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is called.
    pub name: Str,
    /// Where to register or to buy.
    pub url: Str,
    /// What it costs; 0 for nothing, `None` when it is not said.
    pub price: Option<f64>,
    /// The price's currency (ISO 4217).
    pub price_currency: Str,
    /// The first day of registration or sale, `2026-11-23`.
    pub valid_from: Str,
    /// The last day of registration or sale.
    pub valid_through: Str,
}

impl Offer {
    /// In schema.org's words, without what is not said.
    pub fn to_json(&self) -> serde_json::Value {
        let mut out = serde_json::Map::from_iter([("@type".to_owned(), "Offer".into())]);
        let texts = [
            ("name", &self.name),
            ("url", &self.url),
            ("priceCurrency", &self.price_currency),
            ("validFrom", &self.valid_from),
            ("validThrough", &self.valid_through),
        ];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            out.insert(name.into(), (&**text).into());
        }
        if let Some(price) = self.price {
            // A whole number as one: 10, not 10.0.
            let whole = price as u32;
            let number = if f64::from(whole) == price { whole.into() } else { price.into() };
            out.insert("price".into(), number);
        }
        serde_json::Value::Object(out)
    }

    /// The price as text, `12.50`; `None` when there is none or it is nothing.
    pub fn price_text(&self) -> Option<String> {
        let price = self.price.filter(|price| *price > 0.0)?;
        Some(if price.fract() == 0.0 { format!("{price:.0}") } else { format!("{price:.2}") })
    }
}

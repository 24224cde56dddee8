//! Properties of events that only pages of events, calendar files and structured data contain.

use crate::content::{Place, Related, Str};

/// Properties of an [`crate::content::Event`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventDetails {
    /// Where to follow the event online.
    pub virtual_locations: Vec<VirtualPlace>,
    /// Organisers and speakers.
    pub participants: Vec<Participant>,
    /// How to take part, and prices.
    pub offers: Vec<Offer>,
    /// Links; `cite-as` in `rel` marks a source.
    pub links: Vec<Link>,
    /// Related pages in other sections.
    pub related: Vec<Related>,
}

/// Properties of a [`Place`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceDetails {
    /// How to get there or in.
    pub description: Str,
    /// The coordinates: `geo:56.9496,24.1052` (RFC 5870).
    pub coordinates: Str,
    /// The postal address on one line.
    pub address: Str,
    /// The hash of the map's files, see [`crate::content::map_path`].
    pub map: Str,
}

impl Place {
    /// Name and address on one line, as far as known.
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
    /// The relation of the link to the event (RFC 8288): `cite-as` for a source.
    pub rel: Str,
    /// The title.
    pub title: Str,
    /// The day on which a source was read, `2026-11-23`.
    pub read_on: Str,
}

/// A JSCalendar `VirtualLocation`.
#[derive(Clone, Debug, PartialEq)]
pub struct VirtualPlace {
    /// The name; if empty, the address is shown.
    pub name: Str,
    /// The address.
    pub uri: Str,
}

/// A JSCalendar `Participant`: a person or group named with a public event.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// The name.
    pub name: Str,
    /// A short description.
    pub description: Str,
    /// A public e-mail address.
    pub email: Str,
    /// A person or a group, or `None` if unknown.
    pub kind: Option<ParticipantKind>,
    /// The roles.
    pub roles: Vec<Str>,
}

/// The kind of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantKind {
    /// One person.
    Individual,
    /// An organisation or another group.
    Group,
}

impl Participant {
    /// The role of organisers (RFC 8984 section 4.4.6).
    pub const OWNER: &str = "owner";
    /// The role of speakers, an extension of the standard.
    pub const SPEAKER: &str = "atbildiba:speaker";

    /// Whether the participant has a role.
    pub fn is(&self, role: &str) -> bool {
        self.roles.iter().any(|one| **one == *role)
    }
}

/// schema.org's `Offer`: a way to take part.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The name.
    pub name: Str,
    /// Where to register or to buy.
    pub url: Str,
    /// The price; 0 for free, `None` if unknown.
    pub price: Option<f64>,
    /// The price's currency (ISO 4217).
    pub price_currency: Str,
    /// The first day of registration or sale, `2026-11-23`.
    pub valid_from: Str,
    /// The last day of registration or sale.
    pub valid_through: Str,
}

impl Offer {
    /// The offer as schema.org's JSON-LD, without unknown values.
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
            // Integers are written as such: 10, not 10.0.
            let whole = price as u32;
            let number = if f64::from(whole) == price { whole.into() } else { price.into() };
            out.insert("price".into(), number);
        }
        serde_json::Value::Object(out)
    }

    /// The price as text, `12.50`; `None` if it is unknown or 0.
    pub fn price_text(&self) -> Option<String> {
        let price = self.price.filter(|price| *price > 0.0)?;
        Some(if price.fract() == 0.0 { format!("{price:.0}") } else { format!("{price:.2}") })
    }
}

//! What only prerendered pages, calendar files and structured data tell of an event; the app in the browser has none of it.

use super::Str;
use super::objects::keys;
use serde::Deserialize;

/// A JSCalendar `VirtualLocation`.
#[derive(Clone, Debug, Deserialize)]
pub struct VirtualPlace {
    /// What it is called; its address when empty.
    #[serde(default)]
    pub name: Str,
    /// Where to go.
    pub uri: Str,
}

/// A JSCalendar `Participant`: somebody who is named with a public event.
#[derive(Clone, Debug, Deserialize)]
pub struct Participant {
    /// Their name.
    pub name: Str,
    /// Who they are, in a few words.
    #[serde(default)]
    pub description: Str,
    /// An e-mail address that everybody may know.
    #[serde(default)]
    pub email: Str,
    /// One person or a group; not said when `None`.
    #[serde(default)]
    pub kind: Option<ParticipantKind>,
    /// What they do.
    #[serde(default, deserialize_with = "keys")]
    pub roles: Vec<Str>,
}

/// What a participant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// What it is called.
    #[serde(default)]
    pub name: Str,
    /// Where to register or to buy.
    #[serde(default)]
    pub url: Str,
    /// What it costs; 0 for nothing, `None` when it is not said.
    #[serde(default)]
    pub price: Option<f64>,
    /// The price's currency (ISO 4217).
    #[serde(default)]
    pub price_currency: Str,
    /// The first day of registration or sale, `2026-11-23`.
    #[serde(default)]
    pub valid_from: Str,
    /// The last day of registration or sale.
    #[serde(default)]
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

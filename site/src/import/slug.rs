//! Ids that can be part of an address.

use std::collections::HashMap;

/// The maximum length of a slug, without a disambiguating number.
const LONGEST: usize = 60;

/// The slugs in use.
#[derive(Default)]
pub(super) struct Slugs {
    /// With the number for the next item of the same name.
    given: HashMap<String, usize>,
}

impl Slugs {
    /// The result of [`make`](Self::make) if the slug is not in use.
    pub fn wanted(uid: &str, title: &str, fallback: &str) -> String {
        let own = Some(uid).filter(|uid| is_slug(uid) && uid.len() <= LONGEST).map(str::to_owned);
        own.or_else(|| slug(title)).or_else(|| slug(fallback)).unwrap_or_else(|| "event".into())
    }

    /// Marks a slug as in use.
    pub fn reserve(&mut self, slug: &str) {
        self.given.entry(slug.into()).or_insert(2);
    }

    /// `uid` if it is a slug; otherwise a slug derived from the title, otherwise from `fallback`. Never returns a slug
    /// twice.
    pub fn make(&mut self, uid: &str, title: &str, fallback: &str) -> String {
        let slug = Self::wanted(uid, title, fallback);
        let mut unique = slug.clone();
        while self.given.contains_key(&unique) {
            let number = self.given.entry(slug.clone()).or_insert(2);
            unique = format!("{slug}-{number}");
            *number += 1;
        }
        self.given.insert(unique.clone(), 2);
        unique
    }
}

/// Lower-case letters, digits and single hyphens between them.
pub(super) fn is_slug(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && text.split('-').all(|part| !part.is_empty() && part.bytes().all(known))
}

/// Cyrillic transliterated as in passports.
fn latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        match CYRILLIC.iter().find(|(cyrillic, _)| *cyrillic == letter) {
            Some((_, latin)) => out.push_str(latin),
            None => out.push(letter),
        }
    }
    out
}

#[rustfmt::skip]
const CYRILLIC: [(char, &str); 37] = [
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('ґ', "g"), ('д', "d"), ('е', "e"), ('ё', "e"), ('є', "ie"), ('ж', "zh"),
    ('з', "z"), ('и', "i"), ('і', "i"), ('ї', "i"), ('й', "i"), ('к', "k"), ('л', "l"), ('м', "m"), ('н', "n"), ('о', "o"),
    ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"), ('ф', "f"), ('х', "kh"), ('ц', "ts"), ('ч', "ch"), ('ш', "sh"),
    ('щ', "shch"), ('ъ', ""), ('ы', "y"), ('ь', ""), ('э', "e"), ('ю', "iu"), ('я', "ia"),
];

fn slug(text: &str) -> Option<String> {
    let mut out = String::new();
    for letter in atbildiba::text::fold(&latin(text)).chars() {
        if out.len() >= LONGEST {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    (!out.is_empty()).then(|| out.to_owned())
}

//! Uids that can stand in an address.

use std::collections::HashMap;

/// A slug is no longer than this, before a number that sets it apart.
const LONGEST: usize = 60;

/// The slugs given so far.
#[derive(Default)]
pub(super) struct Slugs {
    /// With the number that the next of the same name gets.
    given: HashMap<String, usize>,
}

impl Slugs {
    /// `uid` if it is a slug; else one made from the title, else from `fallback`. No slug is given twice.
    pub fn make(&mut self, uid: &str, title: &str, fallback: &str) -> String {
        let own = Some(uid).filter(|uid| is_slug(uid) && uid.len() <= LONGEST).map(str::to_owned);
        let slug = own.or_else(|| slug(title)).or_else(|| slug(fallback)).unwrap_or_else(|| "event".into());
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

/// Small letters, digits and single hyphens between them.
fn is_slug(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && text.split('-').all(|part| !part.is_empty() && part.bytes().all(known))
}

fn slug(text: &str) -> Option<String> {
    let mut out = String::new();
    for letter in atbildiba::text::fold(text).chars() {
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

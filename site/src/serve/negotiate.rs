//! Content negotiation and conditional requests (RFC 9110).

use std::hash::Hasher;

/// A compressed copy of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// Its name in `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The suffix of the copy's name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The encodings that `Accept-Encoding` allows, the preferred one first, brotli before gzip if both are equally
/// preferred (section 12.5.3). An encoding less preferred than none at all is omitted.
pub(super) fn encodings(accept: &str) -> Vec<Encoding> {
    let brotli = quality(accept, "br");
    let gzip = quality(accept, "gzip");
    let identity = stated(accept, "identity").unwrap_or(0);
    let mut wanted = [(brotli, Encoding::Brotli), (gzip, Encoding::Gzip)];
    if gzip > brotli {
        wanted.swap(0, 1);
    }
    wanted.iter().filter(|(quality, _)| *quality > 0 && *quality >= identity).map(|(_, encoding)| *encoding).collect()
}

/// In thousandths; 0 means "not acceptable".
fn quality(accept: &str, coding: &str) -> u16 {
    stated(accept, coding).or_else(|| stated(accept, "*")).unwrap_or(0)
}

fn stated(accept: &str, coding: &str) -> Option<u16> {
    accept.split(',').find_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next()?.eq_ignore_ascii_case(coding).then(|| {
            let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
            weight.map_or(1000, thousandths)
        })
    })
}

/// Parses `0.5` as 500; an invalid weight counts as 0.
fn thousandths(weight: &str) -> u16 {
    let value = weight.trim().parse::<f32>().unwrap_or(0.0);
    if (0.0..=1.0).contains(&value) { (value * 1000.0) as u16 } else { 0 }
}

/// A strong entity tag of the transferred bytes, so that each encoding has its own (section 8.8.3.3).
pub(super) fn entity_tag(bytes: &[u8]) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    format!("\"{:016x}-{:x}\"", hasher.finish(), bytes.len())
}

/// Whether `If-None-Match` contains `tag` (section 13.1.2; weak comparison).
pub(super) fn names_tag(if_none_match: &str, tag: &str) -> bool {
    if_none_match.trim() == "*"
        || if_none_match.split(',').map(str::trim).any(|item| item.strip_prefix("W/").unwrap_or(item) == tag)
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Brotli, Gzip};
    use super::*;

    #[test]
    fn accept_encoding() {
        let cases: [(&str, &[Encoding]); 14] = [
            ("", &[]),
            ("gzip, deflate, br, zstd", &[Brotli, Gzip]),
            ("gzip", &[Gzip]),
            ("BR", &[Brotli]),
            ("br;q=0", &[]),
            ("br;q=0.5, gzip;q=0.8", &[Gzip, Brotli]),
            ("br; q=0.5 ,gzip ; q=0.001", &[Brotli, Gzip]),
            ("*", &[Brotli, Gzip]),
            ("*;q=0", &[]),
            ("br;q=0, *", &[Gzip]),
            ("identity, br;q=0.5", &[]),
            ("identity;q=0.5, br", &[Brotli]),
            ("br;q=x, gzip;q=9", &[]),
            ("brx, x-gzip", &[]),
        ];
        for (accept, wanted) in cases {
            assert_eq!(encodings(accept), wanted, "{accept}");
        }
    }

    #[test]
    fn entity_tags() {
        let tag = entity_tag(b"a");
        assert!(tag.starts_with('"') && tag.ends_with('"') && tag != entity_tag(b"b"));
        assert!(names_tag("*", &tag) && names_tag(&format!("\"x\", W/{tag}"), &tag));
        assert!(!names_tag("\"x\"", &tag) && !names_tag("", &tag));
    }
}

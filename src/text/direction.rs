//! Which way a language is written: the base direction of its texts, as the Unicode bidirectional algorithm calls it.

/// The base direction of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BaseDirection {
    /// From the left to the right.
    #[default]
    Ltr,
    /// From the right to the left.
    Rtl,
}

/// Scripts that run from the right (ISO 15924).
const SCRIPTS: [&str; 7] = ["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// Languages whose script is one of these when their tag names none.
const LANGUAGES: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

impl BaseDirection {
    /// Of a language, by its BCP 47 tag: `ar`, `pa-Arab`, `az-Latn-AZ`. What is not known runs to the right.
    pub fn of(tag: &str) -> Self {
        let mut subtags = tag.split('-');
        let language = subtags.next().unwrap_or_default();
        let is_rtl = match subtags.find(|subtag| subtag.len() == 4 && !subtag.starts_with(|c: char| c.is_ascii_digit()))
        {
            Some(script) => SCRIPTS.iter().any(|one| one.eq_ignore_ascii_case(script)),
            None => LANGUAGES.iter().any(|one| one.eq_ignore_ascii_case(language)),
        };
        if is_rtl { Self::Rtl } else { Self::Ltr }
    }

    /// The value of HTML's `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// A way to the right as a way along the line, and the other way about: what is ahead is positive.
    pub fn along(self, right: f64) -> f64 {
        match self {
            Self::Ltr => right,
            Self::Rtl => -right,
        }
    }

    /// A place measured from the left as one from where lines begin, of all there is in this width.
    pub fn from_start(self, left: f64, width: f64) -> f64 {
        match self {
            Self::Ltr => left,
            Self::Rtl => width - left,
        }
    }

    /// What a key to the side means, by its name in UI Events' `KeyboardEvent.key`: forward or back; nothing for other keys.
    pub fn is_forward(self, key: &str) -> Option<bool> {
        match key {
            "ArrowRight" => Some(self == Self::Ltr),
            "ArrowLeft" => Some(self == Self::Rtl),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_tells_the_direction_by_its_script_or_else_its_language() {
        for tag in ["ar", "AR", "ar-EG", "fa", "he-IL", "ur", "ps", "ckb", "pa-Arab", "uz-arab-AF", "yi"] {
            assert_eq!(BaseDirection::of(tag), BaseDirection::Rtl, "{tag}");
        }
        for tag in ["lv", "en", "ru", "pt-BR", "az-Latn-AZ", "ar-Latn", "pa", "sl-1994", "de-1996", ""] {
            assert_eq!(BaseDirection::of(tag), BaseDirection::Ltr, "{tag}");
        }
        assert_eq!((BaseDirection::Ltr.name(), BaseDirection::Rtl.name()), ("ltr", "rtl"));
    }

    #[test]
    fn places_ways_and_keys_are_mirrored() {
        let (ltr, rtl) = (BaseDirection::Ltr, BaseDirection::Rtl);
        assert_eq!((ltr.along(3.0), rtl.along(3.0)), (3.0, -3.0));
        assert_eq!((ltr.from_start(30.0, 100.0), rtl.from_start(30.0, 100.0)), (30.0, 70.0));
        assert_eq!((ltr.is_forward("ArrowRight"), rtl.is_forward("ArrowRight")), (Some(true), Some(false)));
        assert_eq!((ltr.is_forward("ArrowLeft"), rtl.is_forward("ArrowLeft")), (Some(false), Some(true)));
        assert_eq!(rtl.is_forward("ArrowUp"), None);
    }
}

//! Base direction of texts, as the Unicode bidirectional algorithm (UAX #9) calls it, derived from language tags.

/// The base direction of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BaseDirection {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// Right-to-left scripts (ISO 15924).
const SCRIPTS: [&str; 7] = ["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// Languages that are written in one of these scripts unless their tag names another.
const LANGUAGES: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

impl BaseDirection {
    /// The direction of a language by its BCP 47 tag: `ar`, `pa-Arab`, `az-Latn-AZ`. Unknown languages are left to
    /// right.
    ///
    /// ```
    /// use atbildiba::text::BaseDirection;
    ///
    /// assert_eq!(BaseDirection::of("ar").name(), "rtl");
    /// assert_eq!(BaseDirection::of("pa-Arab").name(), "rtl");
    /// ```
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

    /// The value of HTML's `dir` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Converts a distance to the right into one along the line, where forward is positive, and vice versa.
    pub fn along(self, right: f64) -> f64 {
        match self {
            Self::Ltr => right,
            Self::Rtl => -right,
        }
    }

    /// Converts a position from the left into one from the start of the line, for a container of this width.
    pub fn from_start(self, left: f64, width: f64) -> f64 {
        match self {
            Self::Ltr => left,
            Self::Rtl => width - left,
        }
    }

    /// The meaning of a horizontal arrow key (`KeyboardEvent.key` of UI Events): forward or backward; `None` for other
    /// keys.
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
    fn direction_follows_the_script_or_else_the_language() {
        for tag in ["ar", "AR", "ar-EG", "fa", "he-IL", "ur", "ps", "ckb", "pa-Arab", "uz-arab-AF", "yi"] {
            assert_eq!(BaseDirection::of(tag), BaseDirection::Rtl, "{tag}");
        }
        for tag in ["lv", "en", "ru", "pt-BR", "az-Latn-AZ", "ar-Latn", "pa", "sl-1994", "de-1996", ""] {
            assert_eq!(BaseDirection::of(tag), BaseDirection::Ltr, "{tag}");
        }
        assert_eq!((BaseDirection::Ltr.name(), BaseDirection::Rtl.name()), ("ltr", "rtl"));
    }

    #[test]
    fn positions_distances_and_keys_are_mirrored() {
        let (ltr, rtl) = (BaseDirection::Ltr, BaseDirection::Rtl);
        assert_eq!((ltr.along(3.0), rtl.along(3.0)), (3.0, -3.0));
        assert_eq!((ltr.from_start(30.0, 100.0), rtl.from_start(30.0, 100.0)), (30.0, 70.0));
        assert_eq!((ltr.is_forward("ArrowRight"), rtl.is_forward("ArrowRight")), (Some(true), Some(false)));
        assert_eq!((ltr.is_forward("ArrowLeft"), rtl.is_forward("ArrowLeft")), (Some(false), Some(true)));
        assert_eq!(rtl.is_forward("ArrowUp"), None);
    }
}

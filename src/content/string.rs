//! A string of the content.

use serde::Deserialize;
use serde::de::Deserializer;
use std::fmt;
use std::ops::Deref;

/// A read-only string of the content. In the browser it borrows from the page's data, which is kept as long as the
/// page, so ten thousand events are read without copying a text. Natively, where files are replaced, it owns its text.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Str(Inner);

#[cfg(target_arch = "wasm32")]
type Inner = &'static str;
#[cfg(not(target_arch = "wasm32"))]
type Inner = Box<str>;

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        let Self(kept) = self;
        kept
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self)
    }
}

/// Compares with a part of an address.
impl PartialEq<Box<str>> for Str {
    fn eq(&self, other: &Box<str>) -> bool {
        **self == **other
    }
}

#[cfg(target_arch = "wasm32")]
impl From<&'static str> for Str {
    fn from(text: &'static str) -> Self {
        Self(text)
    }
}

impl<'de: 'static> Deserialize<'de> for Str {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'de str>::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Str;
    use serde::{Serialize, Serializer};
    use std::borrow::Borrow;

    impl<T: Into<Box<str>>> From<T> for Str {
        fn from(text: T) -> Self {
            Self(text.into())
        }
    }

    impl Borrow<str> for Str {
        fn borrow(&self) -> &str {
            self
        }
    }

    impl Serialize for Str {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self)
        }
    }
}

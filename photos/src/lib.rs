//! A site's photos: from `photos/{id}.jpg` to the pictures that pages load.
//!
//! - [`source`]: the files in a folder, and their problems; [`header`]: reading headers
//! - [`cache`]: the encoded results, keyed by source and [`settings`]
//! - with the feature `encoders`: `encode_all`, which fills the cache. It takes minutes to compile, so programs that
//!   only need to know what exists do without it, or run the program `site-photos`
//!
//! This crate knows neither pages nor content nor terminals. An unusable file is reported and affects nothing else.

pub mod cache;
pub mod header;
pub mod settings;
pub mod source;

#[cfg(feature = "encoders")]
mod avif;
#[cfg(feature = "encoders")]
mod budget;
#[cfg(feature = "encoders")]
pub mod decode;
#[cfg(feature = "encoders")]
pub mod encode;
#[cfg(feature = "encoders")]
mod encode_all;

#[cfg(feature = "encoders")]
pub use encode_all::encode_all;

use sha2::{Digest, Sha256};

/// The results for one photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoResult {
    /// The width of the upright picture, in pixels.
    pub width: u32,
    /// The height of the upright picture, in pixels.
    pub height: u32,
    /// Its ThumbHash, in hexadecimal digits.
    pub thumb_hash: String,
    /// Width and extension (`320.avif`), and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl PhotoResult {
    /// One hash for all files, which changes when any of them does.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        self.files.iter().for_each(|(_, bytes)| digest.update(bytes));
        hex(&digest.finalize()[..8])
    }
}

/// A finished photo, whether or not it succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The number of finished photos, including this one.
    pub done: usize,
    /// The total number of photos.
    pub of: usize,
    /// Its id.
    pub id: &'a str,
    /// Why it failed, if it did.
    pub problem: Option<String>,
}

/// In hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

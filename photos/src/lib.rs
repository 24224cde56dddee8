//! Photos of a site: out of `photos/{id}.jpg` what pages load.
//!
//! - [`source`]: the files of a folder, and what is wrong with one; [`header`]: what a file says of its picture
//! - [`cache`]: what was made of them, by [`settings`]
//! - with the feature `encoders`: `encode_all`, which fills the cache. It takes minutes to compile, so whoever wants to
//!   know only what there is does without, and may run the program `site-photos` instead
//!
//! Knows no pages, no content and no terminal. A file that can't be used is told and stops nothing else.

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

/// What was made of one photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Of the upright picture, in pixels.
    pub width: u32,
    /// Of the upright picture, in pixels.
    pub height: u32,
    /// Its ThumbHash, in hexadecimal digits.
    pub thumb_hash: String,
    /// Width and ending (`320.avif`), and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Made {
    /// The same for all files: it changes when any of them does.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        self.files.iter().for_each(|(_, bytes)| digest.update(bytes));
        hex(&digest.finalize()[..8])
    }
}

/// A photo that is done, one way or the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// How many are done, this one included.
    pub done: usize,
    /// How many there are to be done.
    pub of: usize,
    /// Whose this one is.
    pub id: &'a str,
    /// Why it could not be made.
    pub problem: Option<String>,
}

/// In hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

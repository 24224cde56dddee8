//! How the small pictures are encoded.

use atbildiba::content::Photo;

/// The widest picture that is WebP, in pixels.
pub const WEBP_TO: u32 = 200;
/// Of 100.
pub const WEBP_QUALITY: f32 = 74.0;
/// Of 100.
pub const AVIF_QUALITY: f32 = 62.0;
/// Of 10: the slower ones save a few hundredths.
pub const AVIF_SPEED: u8 = 6;
/// Of 100.
pub const JPEG_QUALITY: u8 = 78;

/// Names all of them; goes into the keys of the cache.
pub fn all() -> String {
    format!("1 {:?} {WEBP_TO} {WEBP_QUALITY} {AVIF_QUALITY} {AVIF_SPEED} {JPEG_QUALITY}", Photo::WIDTHS)
}

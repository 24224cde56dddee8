//! Encoding the pictures that pages load.
//!
//! They are made from pixels only, so no metadata of the camera is included.

use crate::avif::avif;
use crate::decode::{Decoded, proportional, resized};
use crate::settings::{Settings, widths};
use crate::{PhotoResult, hex};
use fast_image_resize::images::Image;

/// Every width in every format.
///
/// # Errors
/// The encoder's message.
pub fn all(photo: &Decoded, settings: &Settings) -> Result<PhotoResult, String> {
    let (width, height) = (photo.width, photo.height);
    let mut files = Vec::new();
    for wide in widths(width) {
        let small = resized(&photo.picture, wide, proportional(width, height, wide))?;
        let modern = if wide <= settings.webp_to { webp(&small, settings) } else { avif(&small, settings) }?;
        let ending = if wide <= settings.webp_to { "webp" } else { "avif" };
        files.push((format!("{wide}.{ending}"), modern));
        files.push((format!("{wide}.jpg"), jpeg(&small, settings)?));
    }
    Ok(PhotoResult { width, height, thumb_hash: thumb_hash(&photo.picture)?, files })
}

/// ThumbHash is for pictures of up to 100 pixels.
fn thumb_hash(picture: &Image<'_>) -> Result<String, String> {
    let longer = picture.width().max(picture.height()).max(1);
    let side = |length: u32| (u64::from(length) * 100 / u64::from(longer)).clamp(1, 100) as u32;
    let (width, height) = (side(picture.width()), side(picture.height()));
    let small = resized(picture, width, height)?;
    let rgba: Vec<u8> = small.buffer().chunks_exact(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
    Ok(hex(&thumbhash::rgba_to_thumb_hash(width as usize, height as usize, &rgba)))
}

fn failed(what: &str, error: impl std::fmt::Debug) -> String {
    format!("could not be made into {what}: {error:?}")
}

/// A lossy WebP file.
///
/// # Errors
/// libwebp's message.
pub fn webp(picture: &Image<'_>, settings: &Settings) -> Result<Vec<u8>, String> {
    let mut config = webp::WebPConfig::new().map_err(|()| failed("WebP", "no settings"))?;
    config.quality = settings.webp_quality;
    config.method = 6;
    config.use_sharp_yuv = 1;
    let encoder = webp::Encoder::from_rgb(picture.buffer(), picture.width(), picture.height());
    Ok(encoder.encode_advanced(&config).map_err(|error| failed("WebP", error))?.to_vec())
}

/// A progressive JPEG file without the encoder's default metadata, which an sRGB picture does not need.
///
/// # Errors
/// The encoder's message.
pub fn jpeg(picture: &Image<'_>, settings: &Settings) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, settings.jpeg_quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let side = |length: u32| u16::try_from(length).map_err(|error| failed("JPEG", error));
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let encoded = encoder.encode(picture.buffer(), width, height, jpeg_encoder::ColorType::Rgb);
    encoded.map_err(|error| failed("JPEG", error))?;
    if let [0xff, 0xd8, 0xff, 0xe0, high, low, ..] = bytes[..] {
        bytes.drain(2..4 + usize::from(u16::from_be_bytes([high, low])));
    }
    Ok(bytes)
}

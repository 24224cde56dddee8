//! Pixels out of a photo.

use fast_image_resize::PixelType;
use fast_image_resize::images::Image;
use image::codecs::jpeg::JpegDecoder;
use image::{DynamicImage, ImageDecoder, Limits};
use site::photos::source::{MEGAPIXELS, inspect};
use std::io::Cursor;

/// The picture, upright, in sRGB.
///
/// # Errors
/// What is wrong with the file.
pub fn decode(bytes: &[u8]) -> Result<Image<'static>, String> {
    inspect(bytes)?;
    let broken = |error: image::ImageError| format!("can't be read as JPEG ({error}); save it anew");
    let mut decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEGAPIXELS * 4_000_000);
    decoder.set_limits(limits).map_err(broken)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let picture = picture.into_rgb8();
    let (width, height) = picture.dimensions();
    let mut pixels = picture.into_raw();
    if let Some(profile) = profile {
        pixels = in_srgb(&profile, &pixels).unwrap_or(pixels);
    }
    Image::from_vec_u8(width, height, pixels, PixelType::U8x3).map_err(|error| format!("can't be used: {error}"))
}

/// Phones take pictures in wider colours than sRGB: without their profile these would look pale.
fn in_srgb(profile: &[u8], pixels: &[u8]) -> Option<Vec<u8>> {
    use moxcms::{ColorProfile, Layout, TransformOptions};
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut out = vec![0; pixels.len()];
    transform.transform(pixels, &mut out).ok()?;
    Some(out)
}

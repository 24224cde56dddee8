//! Decoding photos.

use crate::header::{Format, Header};
use crate::settings::WIDTHS;
use crate::source::{MEGAPIXELS, inspect};
use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, RgbImage};
use std::io::Cursor;

/// A decoded photo, at the size that pages need.
pub struct Decoded {
    /// The width of the rotated photo, in pixels.
    pub width: u32,
    /// The height of the rotated photo, in pixels.
    pub height: u32,
    /// The picture, upright, in sRGB, no wider than the widest of [`WIDTHS`].
    pub picture: Image<'static>,
}

/// A decoded file: pixels as stored, and how to interpret them.
struct Stored {
    pixels: RgbImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Decodes a photo, upright and in sRGB.
///
/// # Errors
/// The problem with the file.
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    let header = inspect(bytes)?;
    let Stored { pixels, orientation, profile } = stored(bytes, &header)?;
    let is_turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (wide, high) = pixels.dimensions();
    let (width, height) = if is_turned { (high, wide) } else { (wide, high) };
    // Scaled first: colour conversion and rotation then process only a tenth of the pixels.
    let small_width = width.min(WIDTHS[WIDTHS.len() - 1]);
    let small_height = proportional(width, height, small_width);
    let (across, down) = if is_turned { (small_height, small_width) } else { (small_width, small_height) };
    let unusable = |error: &dyn std::fmt::Display| format!("can't be used: {error}; save it again as JPEG");
    let whole = Image::from_vec_u8(wide, high, pixels.into_raw(), PixelType::U8x3).map_err(|error| unusable(&error))?;
    let mut small = resized(&whole, across, down)?.into_vec();
    drop(whole);
    if let Some(profile) = profile {
        small = in_srgb(&profile, &small).unwrap_or(small);
    }
    let small = RgbImage::from_raw(across, down, small).ok_or_else(|| unusable(&"its size"))?;
    let mut upright = DynamicImage::from(small);
    upright.apply_orientation(orientation);
    let picture = Image::from_vec_u8(small_width, small_height, upright.into_rgb8().into_raw(), PixelType::U8x3);
    Ok(Decoded { width, height, picture: picture.map_err(|error| unusable(&error))? })
}

/// The height for another width, in proportion.
pub(crate) fn proportional(width: u32, height: u32, wanted: u32) -> u32 {
    (u64::from(height) * u64::from(wanted)).div_ceil(u64::from(width)).max(1) as u32
}

/// The picture in another size.
pub(crate) fn resized(picture: &Image<'_>, width: u32, height: u32) -> Result<Image<'static>, String> {
    let mut small = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let done = Resizer::new().resize(picture, &mut small, &options);
    done.map_err(|error| format!("could not be made smaller: {error}"))?;
    Ok(small)
}

fn stored(bytes: &[u8], header: &Header) -> Result<Stored, String> {
    let broken = |error: image::ImageError| format!("can't be read ({error}); save it again as JPEG");
    let cursor = Cursor::new(bytes);
    match header.format {
        Format::Jpeg => JpegDecoder::new(cursor).and_then(pixels).map_err(broken),
        Format::Png => PngDecoder::new(cursor).and_then(pixels).map_err(broken),
        Format::WebP => WebPDecoder::new(cursor).and_then(pixels).map_err(broken),
        Format::Heic => heic(bytes),
    }
}

fn pixels(mut decoder: impl ImageDecoder) -> image::ImageResult<Stored> {
    let orientation = decoder.orientation()?;
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder)?;
    Ok(Stored { pixels: on_white(picture), orientation, profile })
}

/// HEVC has many features; a file with one that the decoder lacks is reported with advice to convert it to JPEG.
fn heic(bytes: &[u8]) -> Result<Stored, String> {
    let broken = |error: heic_rs::Error| {
        format!("can't be read as HEIC ({error}); on the phone or computer, open it and export it as JPEG")
    };
    let context = heic_rs::context::Context::open(bytes).map_err(broken)?;
    let profile = context.props(context.meta.primary).map_err(broken)?.icc.map(<[u8]>::to_vec);
    let options = heic_rs::DecodeOptions::default().with_max_pixels(Some(MEGAPIXELS * 1_000_000)).with_alpha(false);
    // It is already upright: HEIF stores the orientation as a property of the picture, and Exif's must be ignored.
    let heic_rs::Image { data, width, height, .. } = heic_rs::decode(bytes, &options).map_err(broken)?;
    let pixels = RgbImage::from_raw(width, height, data).ok_or("has no picture in it; export it as JPEG")?;
    Ok(Stored { pixels, orientation: Orientation::NoTransforms, profile })
}

/// Composites transparent pixels over white, like the pages' paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let (width, height) = rgba.dimensions();
    let over = |rgba: &[u8]| {
        let alpha = u16::from(rgba[3]);
        [0, 1, 2].map(|at| ((u16::from(rgba[at]) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
    };
    let pixels = rgba.as_raw().chunks_exact(4).flat_map(over).collect();
    RgbImage::from_raw(width, height, pixels).unwrap_or_default()
}

/// Phones use wider colour spaces than sRGB; without their profile, pictures would look pale.
fn in_srgb(profile: &[u8], pixels: &[u8]) -> Option<Vec<u8>> {
    use moxcms::{ColorProfile, Layout, TransformOptions};
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut out = vec![0; pixels.len()];
    transform.transform(pixels, &mut out).ok()?;
    Some(out)
}

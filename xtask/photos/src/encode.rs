//! The small pictures that pages load.
//!
//! WebP is the smallest up to 200 pixels, AVIF from 320 on; JPEG is for browsers that know neither. All are made of pixels
//! alone, so nothing that the camera wrote beside them gets in.

use atbildiba::content::Photo;
use atbildiba::join::jpeg;
use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use ravif::{Img, RGB8};
use site::photos::settings::{AVIF_QUALITY, AVIF_SPEED, JPEG_QUALITY, WEBP_QUALITY, WEBP_TO};
use site::photos::{Made, hex};

/// Every width in every format.
pub fn all(picture: &Image<'_>) -> Result<Made, String> {
    let (width, height) = (picture.width(), picture.height());
    let mut files = Vec::new();
    for wide in Photo::widths(width) {
        let high = (u64::from(height) * u64::from(wide)).div_ceil(u64::from(width)).max(1) as u32;
        let small = resized(picture, wide, high)?;
        let (ending, bytes) =
            if wide <= WEBP_TO { ("webp", webp(&small, wide, high)?) } else { ("avif", avif(&small, wide)?) };
        files.push((format!("{wide}.{ending}"), bytes));
        files.push((format!("{wide}.jpg"), jpeg(&small, wide, high)?));
    }
    Ok(Made { width, height, thumb_hash: thumb_hash(picture)?, files })
}

/// The format is for pictures of up to 100 pixels.
fn thumb_hash(picture: &Image<'_>) -> Result<String, String> {
    let longer = picture.width().max(picture.height()).max(1);
    let side = |length: u32| (u64::from(length) * 100 / u64::from(longer)).clamp(1, 100) as u32;
    let (width, height) = (side(picture.width()), side(picture.height()));
    let small = resized(picture, width, height)?;
    let rgba: Vec<u8> = small.chunks_exact(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
    Ok(hex(&thumbhash::rgba_to_thumb_hash(width as usize, height as usize, &rgba)))
}

fn failed(what: &str, error: impl std::fmt::Debug) -> String {
    format!("could not be made into {what}: {error:?}")
}

fn resized(picture: &Image<'_>, width: u32, height: u32) -> Result<Vec<u8>, String> {
    let mut small = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(picture, &mut small, &options).map_err(|error| failed("a small picture", error))?;
    Ok(small.into_vec())
}

fn webp(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, String> {
    let mut config = webp::WebPConfig::new().map_err(|()| failed("WebP", "no settings"))?;
    config.quality = WEBP_QUALITY;
    config.method = 6;
    config.use_sharp_yuv = 1;
    let encoded = webp::Encoder::from_rgb(pixels, width, height).encode_advanced(&config);
    Ok(encoded.map_err(|error| failed("WebP", error))?.to_vec())
}

fn avif(pixels: &[u8], width: u32) -> Result<Vec<u8>, String> {
    let pixels: Vec<RGB8> = pixels.chunks_exact(3).map(|rgb| RGB8::new(rgb[0], rgb[1], rgb[2])).collect();
    let (width, height) = (width as usize, pixels.len() / width as usize);
    let encoder = ravif::Encoder::new().with_quality(AVIF_QUALITY).with_speed(AVIF_SPEED);
    let encoded = encoder.encode_rgb(Img::new(&pixels[..], width, height));
    Ok(encoded.map_err(|error| failed("AVIF", error))?.avif_file)
}

fn jpeg(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    // No picture is wider than 1280 pixels, and the source has at most 65535 in height.
    let side = |length: u32| u16::try_from(length).map_err(|error| failed("JPEG", error));
    let encoded = encoder.encode(pixels, side(width)?, side(height)?, jpeg_encoder::ColorType::Rgb);
    encoded.map_err(|error| failed("JPEG", error))?;
    jpeg::strip(&bytes).ok_or_else(|| failed("JPEG", "it has no end"))
}

//! File formats, and their variants beyond eight bits of red, green and blue.

use super::{BLUE, PhotoFolder, RED, is_near, photo, pixel, pixels};
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, RgbImage};
use jpeg_encoder::{ColorType, Encoder};
use moxcms::ColorProfile;

const WIDTH: u16 = 200;
const HEIGHT: u16 = 100;

fn halves() -> DynamicImage {
    RgbImage::from_raw(WIDTH.into(), HEIGHT.into(), pixels(WIDTH, HEIGHT)).unwrap().into()
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

#[test]
fn every_format_is_recognised_under_any_name() {
    let folder = PhotoFolder::new("formats");
    folder.put("jpeg.JPG", &photo(WIDTH, HEIGHT, 1));
    folder.put("png.Png", &png(&halves()));
    folder.put("deep.png", &png(&DynamicImage::from(halves().into_rgb16())));
    let mut lossless = Vec::new();
    halves().write_with_encoder(WebPEncoder::new_lossless(&mut lossless)).unwrap();
    folder.put("lossless.webp", &lossless);
    let lossy = webp::Encoder::from_rgb(&pixels(WIDTH, HEIGHT), WIDTH.into(), HEIGHT.into()).encode(90.0);
    folder.put("lossy.WEBP", &lossy);
    folder.put("phone.heic", include_bytes!("halves.heic"));
    // Identified by content rather than by extension.
    folder.put("misnamed.jpg", &lossy[..]);
    let files = ["jpeg.JPG", "png.Png", "deep.png", "lossless.webp", "lossy.WEBP", "phone.heic", "misnamed.jpg"];
    let ids = files.map(|file| file.split_once('.').unwrap().0);
    let problems = folder.encode(&ids);
    assert!(problems.is_empty(), "{problems:#?}");
    for file in files {
        let made = folder.made(file).expect(file);
        let (left, right) = (pixel(&made, 30, 50), pixel(&made, 130, 50));
        assert!(is_near(left, RED) && is_near(right, BLUE), "{file}: {left:?} {right:?}");
    }
}

#[test]
fn grey_and_transparent_pictures_are_decoded() {
    let folder = PhotoFolder::new("grey");
    let size = (u32::from(WIDTH), u32::from(HEIGHT));
    folder.put("grey.png", &png(&DynamicImage::from(image::GrayImage::from_pixel(size.0, size.1, [90].into()))));
    // Transparent pixels are white, whatever colour is stored.
    let glass = image::RgbaImage::from_pixel(size.0, size.1, [0, 0, 0, 0].into());
    folder.put("glass.png", &png(&glass.into()));
    let half = image::RgbaImage::from_pixel(size.0, size.1, [200, 20, 20, 128].into());
    folder.put("half.png", &png(&half.into()));
    let problems = folder.encode(&["grey", "glass", "half"]);
    assert!(problems.is_empty(), "{problems:#?}");
    for (file, wanted) in [("grey.png", [90; 3]), ("glass.png", [255; 3]), ("half.png", [227, 137, 137])] {
        let found = pixel(&folder.made(file).unwrap(), 80, 40);
        assert!(is_near(found, wanted), "{file}: {found:?}");
    }
}

/// The same numbers mean more saturated colours there.
#[test]
fn wide_gamut_colours_become_srgb() {
    let folder = PhotoFolder::new("wide");
    let colour = [200, 90, 60];
    let all = colour.repeat(usize::from(WIDTH) * usize::from(HEIGHT));
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.add_icc_profile(&profile).unwrap();
    encoder.encode(&all, WIDTH, HEIGHT, ColorType::Rgb).unwrap();
    folder.put("phone.jpg", &bytes);
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).unwrap();
    encoder.write_image(&all, WIDTH.into(), HEIGHT.into(), ExtendedColorType::Rgb8).unwrap();
    folder.put("screen.png", &bytes);
    assert!(folder.encode(&["phone", "screen"]).is_empty());
    for file in ["phone.jpg", "screen.png"] {
        let [red, green, blue] = pixel(&folder.made(file).unwrap(), 80, 40);
        assert!(red > 206 && green < 90 && blue < 54, "{file}: {red} {green} {blue}");
    }
}

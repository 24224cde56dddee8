//! AVIF with rav1e: eight bits, subsampled chroma (4:2:0), BT.601 at full range, like JPEG.

use avif_serialize::{Aviffy, constants};
use fast_image_resize::images::Image;
use rav1e::config::SpeedSettings;
use rav1e::prelude::{
    BlockSize, ChromaSampling, ColorDescription, ColorPrimaries, Config, Context, EncoderConfig, EncoderStatus,
    MatrixCoefficients, PartitionRange, PixelRange, Rational, SceneDetectionSpeed, TransferCharacteristics,
};

use crate::settings::Settings;

/// Weights of red and blue in luma, ITU-R BT.601.
const RED: f32 = 0.299;
const BLUE: f32 = 0.114;

/// An AVIF file.
///
/// # Errors
/// rav1e's message.
pub fn avif(picture: &Image<'_>, settings: &Settings) -> Result<Vec<u8>, String> {
    encoded(picture, settings).map_err(|error| format!("could not be made into AVIF: {error}"))
}

fn encoded(picture: &Image<'_>, settings: &Settings) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let config = Config::new().with_encoder_config(config(width, height, settings)).with_threads(1);
    let mut encoder: Context<u8> = config.new_context()?;
    let mut frame = encoder.new_frame();
    let [luma, cb, cr] = planes(picture.buffer(), width, height);
    frame.planes[0].copy_from_raw_u8(&luma, width, 1);
    frame.planes[1].copy_from_raw_u8(&cb, width.div_ceil(2), 1);
    frame.planes[2].copy_from_raw_u8(&cr, width.div_ceil(2), 1);
    encoder.send_frame(frame)?;
    encoder.flush();
    let mut data = Vec::new();
    loop {
        match encoder.receive_packet() {
            Ok(packet) => data.extend(packet.data),
            Err(EncoderStatus::Encoded) => {}
            Err(EncoderStatus::LimitReached) => break,
            Err(error) => return Err(error.into()),
        }
    }
    let mut container = Aviffy::new();
    container.set_matrix_coefficients(constants::MatrixCoefficients::Bt601).set_chroma_subsampling((true, true));
    Ok(container.to_vec(&data, None, picture.width(), picture.height(), 8))
}

fn config(width: usize, height: usize, settings: &Settings) -> EncoderConfig {
    EncoderConfig {
        width,
        height,
        time_base: Rational::new(1, 1),
        bit_depth: 8,
        chroma_sampling: ChromaSampling::Cs420,
        pixel_range: PixelRange::Full,
        color_description: Some(ColorDescription {
            color_primaries: ColorPrimaries::BT709,
            transfer_characteristics: TransferCharacteristics::SRGB,
            matrix_coefficients: MatrixCoefficients::BT601,
        }),
        still_picture: true,
        quantizer: settings.avif_quantizer.into(),
        min_quantizer: settings.avif_quantizer,
        speed_settings: speed(settings.avif_speed),
        ..EncoderConfig::default()
    }
}

/// rav1e's presets are designed for video; a still picture has no neighbours to predict from. Smaller blocks and no
/// contour filter preserve skin and hair at a fast preset; see `docs/photos.md`.
fn speed(preset: u8) -> SpeedSettings {
    let mut speed = SpeedSettings::from_preset(preset);
    speed.multiref = false;
    speed.rdo_lookahead_frames = 1;
    speed.scene_detection_mode = SceneDetectionSpeed::None;
    speed.partition.partition_range = PartitionRange::new(BlockSize::BLOCK_8X8, BlockSize::BLOCK_16X16);
    speed.cdef = false;
    speed
}

/// Luma, and the blue and red difference of each square of four pixels.
fn planes(rgb: &[u8], width: usize, height: usize) -> [Vec<u8>; 3] {
    let luma_of = |red: f32, green: f32, blue: f32| RED * red + (1.0 - RED - BLUE) * green + BLUE * blue;
    let luma = rgb.chunks_exact(3).map(|rgb| luma_of(rgb[0].into(), rgb[1].into(), rgb[2].into()).round() as u8);
    let (mut cb, mut cr) = (Vec::new(), Vec::new());
    for y in (0..height).step_by(2) {
        for x in (0..width).step_by(2) {
            let mut sums = [0.0; 3];
            // At an odd edge the last pixel counts twice.
            for (x, y) in [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)] {
                let at = (y.min(height - 1) * width + x.min(width - 1)) * 3;
                sums.iter_mut().zip(&rgb[at..]).for_each(|(sum, value)| *sum += f32::from(*value));
            }
            let [red, green, blue] = sums.map(|sum| sum / 4.0);
            let luma = luma_of(red, green, blue);
            let difference = |colour: f32, weight: f32| ((colour - luma) * 0.5 / (1.0 - weight) + 128.0).round() as u8;
            cb.push(difference(blue, BLUE));
            cr.push(difference(red, RED));
        }
    }
    [luma.collect(), cb, cr]
}

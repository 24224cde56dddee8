//! The encoder settings; `docs/photos.md` contains the measurements behind them.

/// The widths of the encoded pictures, in pixels.
pub const WIDTHS: [u32; 4] = [160, 320, 640, 1280];

/// Qualities and efforts of the encoders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The widest picture that is WebP, in pixels; wider ones are AVIF. All are also JPEG.
    pub webp_to: u32,
    /// 0 to 100.
    pub webp_quality: f32,
    /// AV1's `base_q_idx`, 0 to 255; lower is better.
    pub avif_quantizer: u8,
    /// rav1e's speed, 0 to 10.
    pub avif_speed: u8,
    /// 0 to 100.
    pub jpeg_quality: u8,
}

/// The settings in use.
pub const CHOSEN: Settings =
    Settings { webp_to: 200, webp_quality: 74.0, avif_quantizer: 144, avif_speed: 9, jpeg_quality: 78 };

impl Settings {
    /// A string of all settings, part of the cache keys. The leading number changes whenever the encoders' input does.
    pub fn name(&self) -> String {
        format!("2 {WIDTHS:?} {self:?}")
    }
}

/// The widths in which a picture is encoded: never wider than the picture itself.
pub fn widths(width: u32) -> impl Iterator<Item = u32> {
    let narrow = Some(width).filter(|width| *width < WIDTHS[0]);
    narrow.into_iter().chain(WIDTHS.into_iter().filter(move |wide| *wide <= width))
}

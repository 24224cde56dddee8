//! How the small pictures are encoded; `docs/photos.md` has the measurements behind it.

/// The widths that photos are made in, in pixels.
pub const WIDTHS: [u32; 4] = [160, 320, 640, 1280];

/// Qualities and efforts of the encoders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The widest picture that is WebP, in pixels; wider ones are AVIF. All are JPEG, too.
    pub webp_to: u32,
    /// Of 100.
    pub webp_quality: f32,
    /// AV1's `base_q_idx`, 0 to 255: the smaller, the better the picture.
    pub avif_quantizer: u8,
    /// rav1e's speed, 0 to 10.
    pub avif_speed: u8,
    /// Of 100.
    pub jpeg_quality: u8,
}

/// What photos are made with.
pub const CHOSEN: Settings =
    Settings { webp_to: 200, webp_quality: 74.0, avif_quantizer: 144, avif_speed: 9, jpeg_quality: 78 };

impl Settings {
    /// Names all of them; goes into the keys of the cache. The number in front changes with what the encoders are given.
    pub fn name(&self) -> String {
        format!("2 {WIDTHS:?} {self:?}")
    }
}

/// The widths that a picture of this width is made in: none is larger than the picture itself.
pub fn widths(width: u32) -> impl Iterator<Item = u32> {
    let narrow = Some(width).filter(|width| *width < WIDTHS[0]);
    narrow.into_iter().chain(WIDTHS.into_iter().filter(move |wide| *wide <= width))
}

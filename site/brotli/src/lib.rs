//! Brotli at its best. A package of its own, since the encoder is compiled where it is used, and the tool around it is
//! compiled without optimising.

/// The bytes compressed (RFC 7932, quality 11, a window of 4 MB).
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("writing to memory does not fail");
    out
}

//! Brotli at maximum quality. A separate package, because the encoder's code is compiled where it is used, and the tool
//! is compiled without optimisation.

/// Compresses bytes (RFC 7932, with a window of 4 MB). `quality`: 11 is the best; 10 takes half the time.
pub fn compress(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("writing to memory does not fail");
    out
}

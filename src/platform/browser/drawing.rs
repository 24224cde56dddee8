//! Small pictures that the page itself draws.

use super::by_name::{Answer, call, make, set};
use crate::platform::Pixels;
use crate::view;
use js_sys::Uint8ClampedArray;
use std::sync::OnceLock;
use wasm_bindgen::JsValue;
use web_sys::Element;

type Decode = fn(&str) -> Option<Pixels>;

static DECODE: OnceLock<Decode> = OnceLock::new();

/// From now on a `<canvas>` whose property `hash` is set shows what the hash stands for.
pub fn draw_hashes(decode: Decode) {
    let _ = DECODE.set(decode);
    view::draw_hashes_with(|canvas, hash| {
        if let Some(pixels) = DECODE.get().and_then(|decode| decode(hash)) {
            // Where it fails, the mean of the colours stays.
            let _ = put(canvas, &pixels);
        }
    });
}

fn put(canvas: &Element, pixels: &Pixels) -> Answer<()> {
    // Empties it, too.
    set(canvas, "width", pixels.width);
    set(canvas, "height", pixels.height);
    let bytes = Uint8ClampedArray::from(&*pixels.rgba);
    let image = make("ImageData", &[bytes.into(), pixels.width.into(), pixels.height.into()])?;
    let context = call(canvas, "getContext", &[JsValue::from_str("2d")])?;
    call(&context, "putImageData", &[image, 0.into(), 0.into()]).map(drop)
}

//! Small pictures drawn by the page itself.

use super::by_name::{Answer, call, make, set};
use crate::platform::Pixels;
use crate::view;
use js_sys::Uint8ClampedArray;
use std::sync::OnceLock;
use wasm_bindgen::JsValue;
use web_sys::Element;

type Decode = fn(&str) -> Option<Pixels>;

static DECODE: OnceLock<Decode> = OnceLock::new();

/// Registers a decoder: a `<canvas>` whose `hash` property is set then shows the decoded picture.
pub fn draw_hashes(decode: Decode) {
    let _ = DECODE.set(decode);
    view::draw_hashes_with(|canvas, hash| {
        if let Some(pixels) = DECODE.get().and_then(|decode| decode(hash)) {
            // On failure, the average colour remains.
            let _ = put(canvas, &pixels);
        }
    });
}

fn put(canvas: &Element, pixels: &Pixels) -> Answer<()> {
    // Setting the width also clears the canvas.
    set(canvas, "width", pixels.width);
    set(canvas, "height", pixels.height);
    let bytes = Uint8ClampedArray::from(&*pixels.rgba);
    let image = make("ImageData", &[bytes.into(), pixels.width.into(), pixels.height.into()])?;
    let context = call(canvas, "getContext", &[JsValue::from_str("2d")])?;
    call(&context, "putImageData", &[image, 0.into(), 0.into()]).map(drop)
}

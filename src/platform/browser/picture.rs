//! A visitor's own picture: camera, canvas, files, sharing, and storage on the device. Nothing is uploaded.
//!
//! Most APIs are accessed by name: see [`super::by_name`].

use super::by_name::{Answer, call, get, make, object, set, wait};
use super::storage::key_of;
use super::{if_shown, is_shown, on_end};
use crate::view::Found;
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// The width at which a chosen picture is decoded: enough for any enlargement, and below every phone's canvas limit.
const READ_WIDTH: f64 = 1620.0;
const JPEG: &str = "image/jpeg";
const QUALITY: f64 = 0.9;
/// The name of the stored picture: in the storage key and the database's name, which “Leave now” deletes
/// (`src/boot.js`), and of the database's only store.
const KEPT: &str = "~own-picture";

fn kept_key() -> JsValue {
    key_of(KEPT).into()
}

fn value(found: Found) -> JsValue {
    found.map_or(JsValue::UNDEFINED, Into::into)
}

fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}

/// A picture that can be drawn.
pub struct Picture {
    source: JsValue,
    /// Width in its own pixels.
    pub width: f64,
    /// Height in its own pixels.
    pub height: f64,
}

impl Picture {
    fn new(source: JsValue, width: f64, height: f64) -> Option<Self> {
        (width >= 1.0 && height >= 1.0).then_some(Self { source, width, height })
    }
}

/// Whether this is a kiosk, where nothing may be stored.
pub fn is_kiosk() -> bool {
    // The kiosk's script, which sets the attribute, may run after the app.
    super::root_element().dataset().get("kiosk").is_some() || super::recall("kiosk").is_some()
}

/// Whether the browser has a camera API.
pub fn has_camera() -> bool {
    get(&get(&get(&window(), "navigator"), "mediaDevices"), "getUserMedia").is_function()
}

/// Requests the camera and shows it in the `<video>` if it `is_wanted` by then; `done` receives whether that succeeded.
pub fn start_camera(video: Found, is_wanted: impl Fn() -> bool + 'static, done: impl FnOnce(bool) + 'static) {
    let is_shown = is_shown();
    let done = if_shown(done);
    spawn_local(async move {
        let started = async {
            let wanted = object(&[("facingMode", "user".into()), ("width", object(&[("ideal", 1280.into())]))]);
            let wanted = object(&[("video", wanted), ("audio", false.into())]);
            let devices = get(&get(&window(), "navigator"), "mediaDevices");
            let stream = wait(call(&devices, "getUserMedia", &[wanted])?).await?;
            if !is_shown() || !is_wanted() {
                // The visitor allowed it but has moved on meanwhile: stop the camera at once.
                stop(&stream);
                return Err(stream);
            }
            let video = value(video);
            set(&video, "muted", true);
            set(&video, "srcObject", stream);
            // If playing is refused, the visitor sees no picture and takes none.
            let _ = wait(call(&video, "play", &[])?).await;
            Ok::<_, JsValue>(())
        };
        done(started.await.is_ok());
    });
}

/// Releases the camera, so that its light goes out.
pub fn stop_camera(video: Found) {
    let video = value(video);
    stop(&get(&video, "srcObject"));
    set(&video, "srcObject", JsValue::NULL);
}

fn stop(stream: &JsValue) {
    let tracks = call(stream, "getTracks", &[]);
    for track in tracks.ok().and_then(|tracks| tracks.dyn_into::<Array>().ok()).iter().flat_map(Array::iter) {
        let _ = call(&track, "stop", &[]);
    }
}

/// The camera's current picture, not mirrored.
pub fn take_picture(video: Found) -> Option<Picture> {
    let video = value(video);
    let (width, height) = (number(&video, "videoWidth"), number(&video, "videoHeight"));
    let canvas: JsValue = document().create_element("canvas").ok()?.into();
    set(&canvas, "width", width);
    set(&canvas, "height", height);
    let context = call(&canvas, "getContext", &["2d".into()]).ok()?;
    call(&context, "drawImage", &[video, 0.into(), 0.into()]).ok()?;
    Picture::new(canvas, width, height)
}

/// Runs a closure when the page is hidden or left.
pub fn on_hidden(run: impl Fn() + Clone + 'static) {
    let (hidden, left) = (run.clone(), run.clone());
    let listener = window_event_listener_untyped("pagehide", move |_| run());
    let seen = Closure::<dyn Fn()>::new(move || {
        if document().hidden() {
            hidden();
        }
    });
    let function: &js_sys::Function = seen.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("visibilitychange", function);
    on_end(move || {
        left();
        listener.remove();
        let _ = document().remove_event_listener_with_callback("visibilitychange", seen.as_ref().unchecked_ref());
    });
}

async fn bitmap(blob: JsValue) -> Option<Picture> {
    let options = object(&[
        ("imageOrientation", "from-image".into()),
        ("resizeWidth", READ_WIDTH.into()),
        ("resizeQuality", "high".into()),
    ]);
    let window = window();
    let read = async |arguments: &[JsValue]| wait(call(&window, "createImageBitmap", arguments)?).await;
    let source = match read(&[blob.clone(), options]).await {
        Ok(source) => source,
        // Browsers that do not support the options.
        Err(_) => read(&[blob]).await.ok()?,
    };
    let (width, height) = (number(&source, "width"), number(&source, "height"));
    Picture::new(source, width, height)
}

/// Decodes the file that was chosen in a file field, and clears the field.
pub fn chosen_picture(field: Found, done: impl FnOnce(Option<Picture>) + 'static) {
    let done = if_shown(done);
    let field = value(field);
    let file = get(&get(&field, "files"), "0");
    if !file.is_object() {
        return;
    }
    spawn_local(async move {
        let picture = bitmap(file).await;
        set(&field, "value", "");
        done(picture);
    });
}

/// A canvas to draw on.
pub struct Canvas {
    context: JsValue,
}

impl Canvas {
    /// Clears a `<canvas>` and sets its size.
    pub fn of(canvas: Found, size: (f64, f64)) -> Option<Self> {
        let canvas = value(canvas);
        set(&canvas, "width", size.0);
        set(&canvas, "height", size.1);
        let context = call(&canvas, "getContext", &["2d".into()]).ok()?;
        set(&context, "imageSmoothingQuality", "high");
        set(&context, "textAlign", "center");
        Some(Self { context })
    }

    /// Sets the transform for subsequent drawing, in the order of `setTransform`.
    pub fn transform(&self, matrix: [f64; 6]) {
        let _ = call(&self.context, "setTransform", &matrix.map(JsValue::from));
    }

    /// Draws a picture centred at 0, 0.
    pub fn picture(&self, picture: &Picture) {
        let (x, y) = (-picture.width / 2.0, -picture.height / 2.0);
        let _ = call(&self.context, "drawImage", &[picture.source.clone(), x.into(), y.into()]);
    }

    /// Fills an SVG path.
    pub fn shape(&self, path: &str, colour: &str) {
        set(&self.context, "fillStyle", colour);
        let _ = make("Path2D", &[path.into()]).and_then(|path| call(&self.context, "fill", &[path]));
    }

    /// Draws a text: its centre, its baseline, the letters' height, its maximum width.
    pub fn text(&self, text: &str, [x, y, letters, most]: [f64; 4], colour: &str) {
        set(&self.context, "fillStyle", colour);
        // Font sizes are whole numbers here: formatting others would be code.
        let font = ["800 ", &(letters as u32).to_string(), "px Commissioner, system-ui, sans-serif"].concat();
        set(&self.context, "font", font);
        let _ = call(&self.context, "fillText", &[text.into(), x.into(), y.into(), most.into()]);
    }
}

/// A finished picture as a file, held only in memory.
pub struct Finished {
    bytes: Uint8Array,
    file: JsValue,
    /// Its URL in this document, for a link that saves it.
    pub url: String,
}

impl Drop for Finished {
    fn drop(&mut self) {
        let _ = call(&get(&window(), "URL"), "revokeObjectURL", &[self.url.as_str().into()]);
    }
}

impl Finished {
    fn new(bytes: &[u8], name: &str) -> Answer<Self> {
        let bytes = Uint8Array::from(bytes);
        let parts: JsValue = Array::of1(&bytes).into();
        // The epoch as modification time: the real one is private.
        let about = object(&[("type", JPEG.into()), ("lastModified", 0.into())]);
        let file = make("File", &[parts, name.into(), about])?;
        let url = call(&get(&window(), "URL"), "createObjectURL", std::slice::from_ref(&file))?;
        Ok(Self { bytes, file, url: url.as_string().unwrap_or_default() })
    }

    fn to_share(&self) -> JsValue {
        object(&[("files", Array::of1(&self.file).into())])
    }

    /// Whether the browser can share it.
    pub fn can_share(&self) -> bool {
        let navigator = get(&window(), "navigator");
        call(&navigator, "canShare", &[self.to_share()]).is_ok_and(|can| can.is_truthy())
    }

    /// Shares it with the app that the visitor chooses. Called synchronously, because browsers require the tap itself.
    pub fn share(&self) {
        let shared = call(&get(&window(), "navigator"), "share", &[self.to_share()]);
        // A visitor who cancels needs no message.
        spawn_local(async move { drop(async { wait(shared?).await }.await) });
    }
}

/// The canvas as a JPEG file that contains only the picture. `clean` strips everything else from the bytes.
pub fn finish(
    canvas: Found,
    name: &'static str,
    clean: fn(&[u8]) -> Option<Vec<u8>>,
    done: impl FnOnce(Option<Finished>) + 'static,
) {
    let done = if_shown(done);
    let canvas = value(canvas);
    spawn_local(async move {
        let made = async {
            let blob = Promise::new(&mut |resolve, _| {
                let _ = call(&canvas, "toBlob", &[resolve.into(), JPEG.into(), QUALITY.into()]);
            });
            let blob = wait(blob.into()).await?;
            // A browser that cannot write JPEG writes PNG instead, and reports it only here.
            if get(&blob, "type") != JPEG {
                return Err(blob);
            }
            let bytes = Uint8Array::new(&wait(call(&blob, "arrayBuffer", &[])?).await?).to_vec();
            Finished::new(&clean(&bytes).ok_or(blob)?, name)
        };
        done(made.await.ok());
    });
}

/// Waits for a request to IndexedDB.
async fn request(request: JsValue) -> Answer<JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        set(&request, "onsuccess", resolve);
        set(&request, "onerror", &reject);
        set(&request, "onblocked", reject);
    });
    wait(settled.into()).await?;
    Ok(get(&request, "result"))
}

/// One operation on the store: `put` with a value, or `get`.
async fn kept_store(method: &str, arguments: &[JsValue]) -> Answer<JsValue> {
    let opening = call(&get(&window(), "indexedDB"), "open", &[kept_key()])?;
    let opened = opening.clone();
    let first = Closure::once_into_js(move || drop(call(&get(&opened, "result"), "createObjectStore", &[KEPT.into()])));
    set(&opening, "onupgradeneeded", first);
    let base = request(opening).await?;
    let run = async {
        let change = call(&base, "transaction", &[KEPT.into(), "readwrite".into()])?;
        request(call(&call(&change, "objectStore", &[KEPT.into()])?, method, arguments)?).await
    };
    let result = run.await;
    let _ = call(&base, "close", &[]);
    result
}

/// Marks that something is stored. Without the mark, nobody opens the database, which would create it.
fn mark() -> JsValue {
    get(&window(), "localStorage")
}

fn is_marked() -> bool {
    call(&mark(), "getItem", &[kept_key()]).is_ok_and(|found| found.is_string())
}

/// Deletes picture and mark; returns the database's request.
fn erase() -> Answer<JsValue> {
    let _ = call(&mark(), "removeItem", &[kept_key()]);
    call(&get(&window(), "indexedDB"), "deleteDatabase", &[kept_key()])
}

/// Stores a picture on the device.
pub fn keep(finished: &Finished, done: impl FnOnce(bool) + 'static) {
    let done = if_shown(done);
    let bytes: JsValue = finished.bytes.clone().into();
    spawn_local(async move {
        let had_one = is_marked();
        // Marked first: whoever leaves meanwhile deletes what is being stored.
        let kept = async {
            call(&mark(), "setItem", &[kept_key(), "1".into()])?;
            kept_store("put", &[bytes, KEPT.into()]).await
        };
        let is_kept = kept.await.is_ok() && is_marked();
        // Another picture stored before stays, unless it was deleted meanwhile.
        let stays = is_kept || had_one && is_marked();
        if !stays {
            let _ = erase();
        }
        done(is_kept);
    });
}

/// The picture stored on the device; `done` is not called if there is none.
pub fn kept_picture(done: impl FnOnce(Picture) + 'static) {
    let done = if_shown(done);
    if !is_marked() {
        return;
    }
    spawn_local(async move {
        let bytes = kept_store("get", &[KEPT.into()]).await;
        let parts = bytes.map(|bytes| Array::of1(&bytes).into());
        let blob = parts.and_then(|parts: JsValue| make("Blob", &[parts, object(&[("type", JPEG.into())])]));
        if let Ok(blob) = blob
            && let Some(picture) = bitmap(blob).await
        {
            done(picture);
        }
    });
}

/// Deletes the stored picture, if there is one.
pub fn erase_kept(done: impl FnOnce() + 'static) {
    let done = if_shown(move |()| done());
    spawn_local(async move {
        if is_marked()
            && let Ok(erasing) = erase()
        {
            let _ = request(erasing).await;
        }
        done(());
    });
}

/// A pointer of any kind: its id and position.
pub fn pointer(event: &leptos::ev::PointerEvent) -> (i32, f64, f64) {
    (event.pointer_id(), event.client_x().into(), event.client_y().into())
}

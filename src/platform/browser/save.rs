//! Files created by the page for the visitor to download.

use super::by_name::{Answer, call, get, make, object};
use super::{set_timeout_always, text_of};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// How long a browser may take to start the download.
const A_MINUTE: u32 = 60_000;

/// Offers a text file of the site, modified by `change`, as a download with a name. If the file cannot be loaded, the
/// browser navigates to it and reports the error.
pub fn save(url: String, name: String, change: impl FnOnce(&str) -> String + 'static) {
    spawn_local(async move {
        let given = text_of(&url).await.is_ok_and(|text| give(&change(&text), &name).is_ok());
        if !given {
            super::load_document(&url, false);
        }
    });
}

fn give(text: &str, name: &str) -> Answer<()> {
    let parts: JsValue = Array::of1(&text.into()).into();
    let blob = make("Blob", &[parts, object(&[("type", "text/calendar".into())])])?;
    let urls = get(&window(), "URL");
    let url = call(&urls, "createObjectURL", &[blob])?;
    let link: web_sys::HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &url.as_string().unwrap_or_default())?;
    link.set_attribute("download", name)?;
    link.click();
    set_timeout_always(A_MINUTE, move || drop(call(&urls, "revokeObjectURL", &[url])));
    Ok(())
}

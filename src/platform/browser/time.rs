//! Time zones according to the browser, and text that depends on a clock elsewhere.

use crate::dates::LocalDateTime;
use crate::dates::zones;
use js_sys::{Date, Function, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// The local times of an event.
pub struct Times {
    /// At the venue: the given time, unless its clocks skip it.
    pub venue: LocalDateTime,
    /// At the visitor's location.
    pub visitor: LocalDateTime,
}

/// The local times of an event that starts at `local` in an IANA time zone; `None` if the browser does not know the
/// zone.
pub fn times(zone: &str, local: LocalDateTime) -> Option<Times> {
    let utc = utc_of(Some(zone), local)?;
    Some(Times { venue: shown(Some(zone), utc)?, visitor: shown(None, utc)? })
}

/// The instant, in seconds of UTC, of a local time in a zone, or in the visitor's own zone if `None`. A zone that the
/// browser does not know is treated as UTC.
pub fn instant(zone: Option<&str>, local: LocalDateTime) -> i64 {
    utc_of(zone, local).unwrap_or(local.to_seconds())
}

fn utc_of(zone: Option<&str>, local: LocalDateTime) -> Option<i64> {
    Some(zones::resolve(local, &|utc| shown(zone, utc))?.utc_seconds)
}

/// The local time of a zone at an instant.
fn shown(zone: Option<&str>, seconds: i64) -> Option<LocalDateTime> {
    local(zone, &Date::new(&(seconds as f64 * 1000.0).into()))
}

/// The current local time of a zone; `None` if the browser does not know the zone.
pub fn local_time(zone: &str) -> Option<LocalDateTime> {
    local(Some(zone), &Date::new_0())
}

/// Sweden's locale formats `2026-12-01 10:00:00`. Called by name, so that an unknown zone is an error instead of a
/// panic.
fn local(zone: Option<&str>, date: &Date) -> Option<LocalDateTime> {
    let options = Object::new();
    if let Some(zone) = zone {
        Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    }
    let say: Function = Reflect::get(date, &"toLocaleString".into()).ok()?.dyn_into().ok()?;
    say.call2(date, &"sv".into(), &options).ok()?.as_string()?.replace(' ', "T").parse().ok()
}

/// A `data-*` attribute of an element; empty if absent.
pub fn data(element: &web_sys::HtmlElement, name: &str) -> String {
    element.dataset().get(name).unwrap_or_default()
}

/// Sets the text of matching elements to the result of `text`, now and every half minute.
pub fn every_half_minute(selector: &'static str, text: fn(&web_sys::HtmlElement) -> Option<String>) {
    let tell = move || {
        let Ok(found) = document().query_selector_all(selector) else { return };
        for index in 0..found.length() {
            let Some(node) = found.get(index) else { continue };
            let element: &web_sys::HtmlElement = node.unchecked_ref();
            if let Some(text) = text(element) {
                element.set_text_content(Some(&text));
            }
        }
    };
    tell();
    if document().query_selector(selector).is_ok_and(|found| found.is_some()) {
        super::every(30_000, tell);
    }
}

//! No browser: what prerendering and native tests get. Effects and events never run there, so
//! these are only here to be compiled.

mod flight;
mod focus;
mod kept;
mod motion;
mod origin;
mod picture;
mod toolbar;

pub use flight::*;
pub use focus::*;
pub use kept::*;
pub use motion::*;
pub use origin::*;
pub use picture::*;
pub use toolbar::*;

use crate::content::Address;
use crate::dates::{Date, LocalDateTime};
use crate::ui::Context;
use crate::view::Found;
use leptos::prelude::use_context;
use leptos::web_sys;

/// See the browser's.
pub fn follow_clock(_: Context) {}

/// See the browser's.
pub fn draw_hashes(_: fn(&str) -> Option<super::Pixels>) {}

/// The address that is being rendered.
pub fn prerendered_address(_: Context) -> Address {
    use_context().unwrap_or(Address::NotFound)
}

/// See the browser's.
pub fn set_follow(_: Box<dyn Fn(&Address) -> String>) {}

/// See the browser's.
pub fn go(_: &str, _: bool) {}

/// See the browser's.
pub fn query(_: &str) -> Box<str> {
    Box::default()
}

/// See the browser's.
pub struct Key {
    /// See the browser's.
    pub name: String,
    /// See the browser's.
    pub shift: bool,
    /// See the browser's.
    pub control: bool,
}

/// See the browser's.
pub fn key(_: &web_sys::KeyboardEvent) -> Key {
    Key { name: String::new(), shift: false, control: false }
}

/// See the browser's.
pub fn prevent_default(_: &web_sys::Event) {}

/// See the browser's.
pub fn date_at(_: &web_sys::Event) -> Option<Date> {
    None
}

/// See the browser's.
pub fn is_in_link(_: &web_sys::Event) -> bool {
    false
}

/// See the browser's.
pub fn open_dialog(_: Found) {}

/// See the browser's.
pub fn close_dialog(_: Found) {}

/// See the browser's.
pub fn current_path() -> String {
    String::new()
}

/// See the browser's.
pub fn fragment() -> String {
    String::new()
}

/// See the browser's.
pub fn drop_fragment() {}

/// See the browser's.
pub fn load_document(_: &str, _: bool) {}

/// See the browser's.
pub fn set_timeout(_: u32, _: impl FnOnce() + 'static) {}

/// See the browser's.
pub fn after_render(_: impl FnOnce() + 'static) {}

/// See the browser's.
pub fn hold(_: Found, _: &[(&str, String)]) {}

/// See the browser's.
pub fn release(_: Found) {}

/// See the browser's.
pub fn slide_in(_: Found, _: i32) {}

/// See the browser's.
pub fn scroll_to_start(_: Found) {}

/// See the browser's.
pub fn middle(_: Found) -> Option<[f64; 4]> {
    None
}

/// See the browser's.
pub fn touch(_: &leptos::ev::PointerEvent) -> Option<crate::pointer::Pointer> {
    None
}

/// See the browser's.
pub fn hits_itself(_: &leptos::ev::MouseEvent) -> bool {
    false
}

/// See the browser's.
pub fn value_of(_: &leptos::ev::Event) -> String {
    String::new()
}

/// See the browser's.
pub struct Area {
    /// See the browser's.
    pub width: u32,
    /// See the browser's.
    pub offset: u32,
    /// See the browser's.
    pub top: f64,
    /// See the browser's.
    pub bottom: f64,
}

/// See the browser's.
pub fn area(_: Found) -> Option<Area> {
    None
}

/// See the browser's.
pub fn scroll_by(_: Found, _: f64) -> Option<Area> {
    None
}

/// See the browser's.
pub fn watch_view(_: impl Fn() + Copy + 'static) {}

/// See the browser's.
pub fn set_height(_: Found, _: u32) {}

/// See the browser's.
pub fn is_checked(_: &leptos::ev::Event) -> bool {
    false
}

/// See the browser's.
pub struct Times {
    /// See the browser's.
    pub venue: LocalDateTime,
    /// See the browser's.
    pub visitor: LocalDateTime,
}

/// See the browser's.
pub fn times(_: &str, _: LocalDateTime) -> Option<Times> {
    None
}

/// See the browser's.
pub fn instant(_: Option<&str>, local: LocalDateTime) -> i64 {
    local.to_seconds()
}

/// See the browser's.
pub fn local_time(_: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn save(_: String, _: String, _: impl FnOnce(&str) -> String + 'static) {}

/// See the browser's.
pub fn recall(_: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn remember(_: &str, _: &str) {}

/// See the browser's.
pub fn every(_: u32, _: impl FnMut() + 'static) {}

/// See the browser's.
pub fn clocks() -> (u64, i64, u16) {
    (0, 0, 0)
}

/// See the browser's.
pub fn reload() {}

/// See the browser's.
pub fn root_attribute(_: &str) -> String {
    String::new()
}

/// See the browser's.
pub fn when_idle(_: impl FnOnce() + 'static) {}

/// See the browser's.
pub fn lay_out_children(_: Found) {}

//! Native stubs for prerendering and tests. Effects and events never run natively, so these only have to compile; the
//! browser implementation documents them.

mod flight;
mod focus;
mod motion;
mod origin;
mod picture;
mod storage;
mod toolbar;

pub use flight::*;
pub use focus::*;
pub use motion::*;
pub use origin::*;
pub use picture::*;
pub use storage::*;
pub use toolbar::*;

use crate::content::Address;
use crate::dates::{Date, LocalDateTime};
use crate::ui::Context;
use crate::view::Found;
use leptos::prelude::use_context;
use leptos::web_sys;

/// Stub; see the browser implementation.
pub fn follow_clock(_: Context) {}

/// Stub; see the browser implementation.
pub fn draw_hashes(_: fn(&str) -> Option<super::Pixels>) {}

/// The address that is being rendered.
pub fn prerendered_address(_: Context) -> Address {
    use_context().unwrap_or(Address::NotFound)
}

/// Stub; see the browser implementation.
pub fn set_follow(_: Box<dyn Fn(&Address) -> String>) {}

/// Stub; see the browser implementation.
pub fn go(_: &str, _: bool) {}

/// Stub; see the browser implementation.
pub fn is_ready() -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn query(_: &str) -> Box<str> {
    Box::default()
}

/// Stub; see the browser implementation.
pub struct Key {
    /// Stub; see the browser implementation.
    pub name: String,
    /// Stub; see the browser implementation.
    pub shift: bool,
    /// Stub; see the browser implementation.
    pub control: bool,
}

/// Stub; see the browser implementation.
pub fn key(_: &web_sys::KeyboardEvent) -> Key {
    Key { name: String::new(), shift: false, control: false }
}

/// Stub; see the browser implementation.
pub fn prevent_default(_: &web_sys::Event) {}

/// Stub; see the browser implementation.
pub fn date_at(_: &web_sys::Event) -> Option<Date> {
    None
}

/// Stub; see the browser implementation.
pub fn is_in_link(_: &web_sys::Event) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn prepare_dialog() {}

/// Stub; see the browser implementation.
pub fn open_dialog(_: Found) {}

/// Stub; see the browser implementation.
pub fn close_dialog(_: Found) {}

/// Stub; see the browser implementation.
pub fn current_path() -> String {
    String::new()
}

/// Stub; see the browser implementation.
pub fn fragment() -> String {
    String::new()
}

/// Stub; see the browser implementation.
pub fn drop_fragment() {}

/// Stub; see the browser implementation.
pub fn load_document(_: &str, _: bool) {}

/// Stub; see the browser implementation.
pub fn set_timeout(_: u32, _: impl FnOnce() + 'static) {}

/// Stub; see the browser implementation.
pub fn after_render(_: impl FnOnce() + 'static) {}

/// Stub; see the browser implementation.
pub fn hold(_: Found, _: &[(&str, String)]) {}

/// Stub; see the browser implementation.
pub fn release(_: Found) {}

/// Stub; see the browser implementation.
pub fn slide_in(_: Found, _: i32) {}

/// Stub; see the browser implementation.
pub fn scroll_to_start(_: Found) {}

/// Stub; see the browser implementation.
pub fn middle(_: Found) -> Option<[f64; 4]> {
    None
}

/// Stub; see the browser implementation.
pub fn touch(_: &leptos::ev::PointerEvent) -> Option<crate::pointer::Pointer> {
    None
}

/// Stub; see the browser implementation.
pub fn hits_itself(_: &leptos::ev::MouseEvent) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn value_of(_: &leptos::ev::Event) -> String {
    String::new()
}

/// Stub; see the browser implementation.
pub struct Area {
    /// Stub; see the browser implementation.
    pub width: u32,
    /// Stub; see the browser implementation.
    pub offset: u32,
    /// Stub; see the browser implementation.
    pub top: f64,
    /// Stub; see the browser implementation.
    pub bottom: f64,
}

/// Stub; see the browser implementation.
pub fn area(_: Found) -> Option<Area> {
    None
}

/// Stub; see the browser implementation.
pub fn scroll_by(_: Found, _: f64) -> Option<Area> {
    None
}

/// Stub; see the browser implementation.
pub fn watch_view(_: impl Fn() + Copy + 'static) {}

/// Stub; see the browser implementation.
pub fn set_height(_: Found, _: u32) {}

/// Stub; see the browser implementation.
pub fn is_checked(_: &leptos::ev::Event) -> bool {
    false
}

/// Stub; see the browser implementation.
pub struct Times {
    /// Stub; see the browser implementation.
    pub venue: LocalDateTime,
    /// Stub; see the browser implementation.
    pub visitor: LocalDateTime,
}

/// Stub; see the browser implementation.
pub fn times(_: &str, _: LocalDateTime) -> Option<Times> {
    None
}

/// Stub; see the browser implementation.
pub fn instant(_: Option<&str>, local: LocalDateTime) -> i64 {
    local.to_seconds()
}

/// Stub; see the browser implementation.
pub fn local_time(_: &str) -> Option<LocalDateTime> {
    None
}

/// Stub; see the browser implementation.
pub fn save(_: String, _: String, _: impl FnOnce(&str) -> String + 'static) {}

/// Stub; see the browser implementation.
pub fn recall(_: &str) -> Option<String> {
    None
}

/// Stub; see the browser implementation.
pub fn remember(_: &str, _: &str) {}

/// Stub; see the browser implementation.
pub fn every(_: u32, _: impl FnMut() + 'static) {}

/// Stub; see the browser implementation.
pub fn clocks() -> (u64, i64, u16) {
    (0, 0, 0)
}

/// Stub; see the browser implementation.
pub fn reload() {}

/// Stub; see the browser implementation.
pub fn root_attribute(_: &str) -> String {
    String::new()
}

/// Stub; see the browser implementation.
pub fn when_idle(_: impl FnOnce() + 'static) {}

/// Stub; see the browser implementation.
pub fn lay_out_children(_: Found) {}

/// See the browser's.
pub fn spawn(_: impl Future<Output = ()> + 'static) {}

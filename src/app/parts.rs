//! The parts into which the wasm is split, and how each is loaded.
//!
//! A part contains what only its split function reaches (`wasm_split_helpers`; the build splits the program with
//! `wasm_split_cli_support`). The functions that hydrate islands are therefore referenced only behind the split points:
//! a table of them here would pull all sections into the first part. Two more parts have no kind of page: the search
//! algorithms ([`crate::ui::Search`]) and the calendar's programme.

#![allow(unsafe_code, reason = "a split point is an import and an export of the program, which Rust calls unsafe")]

use super::islands::{self, HydrateFn};
use super::pages::Part;
use crate::platform::{self, PartError};
use wasm_split_helpers::wasm_split;

/// What a part does for a page.
#[derive(Clone, Copy)]
pub struct PartContent {
    /// The islands that it hydrates, by name.
    pub islands: &'static [(&'static str, HydrateFn)],
    /// Called once the page is in the document and its islands are hydrated.
    pub shown: fn(),
}

impl PartContent {
    const fn new(islands: &'static [(&'static str, HydrateFn)]) -> Self {
        Self { islands, shown: || {} }
    }
}

#[wasm_split(home, fallible)]
fn home() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("upcoming", islands::home)]))
}

#[wasm_split(help, fallible)]
fn help() -> Result<PartContent, PartError> {
    Ok(PartContent { islands: &[], shown: super::open_now::follow })
}

#[wasm_split(calendar, fallible)]
fn calendar() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("calendar", islands::calendar)]))
}

#[wasm_split(event, fallible)]
fn event() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&islands::OCCURRENCE))
}

#[wasm_split(plan, fallible)]
fn plan() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("plan", islands::plan)]))
}

#[wasm_split(wall, fallible)]
fn wall() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("wall", islands::wall)]))
}

#[wasm_split(timeline, fallible)]
fn timeline() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("timeline", islands::timeline)]))
}

#[wasm_split(join, fallible)]
fn join() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("join", islands::join)]))
}

#[wasm_split(kiosk, fallible)]
fn kiosk() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("kiosk", islands::kiosk)]))
}

#[wasm_split(search, fallible)]
fn search() -> Result<PartContent, PartError> {
    Ok(PartContent::new(&[("search", islands::search)]))
}

#[wasm_split(programme, fallible)]
fn programme() -> Result<crate::calendar::Programme, PartError> {
    Ok(crate::calendar::programme)
}

/// Loads the calendar's programme, a part within the calendar's, unless it is loaded. Passes it on, or `None` on
/// failure, if the page is still shown.
pub fn load_programme(then: Box<dyn FnOnce(Option<crate::calendar::Programme>)>) {
    let then = platform::if_shown(then);
    platform::spawn(async { then(programme().await.ok()) });
}

/// As [`preload`], for the programme.
pub async fn preload_programme() {
    let _ = __wasm_split_preload_programme().await;
}

/// Loads a part unless it is loaded.
///
/// # Errors
/// It cannot be loaded or belongs to another version of the site. The next call retries.
pub async fn load(part: Option<Part>) -> Result<PartContent, PartError> {
    match part {
        None => Ok(PartContent::new(&[])),
        Some(Part::Home) => home().await,
        Some(Part::Help) => help().await,
        Some(Part::Calendar) => calendar().await,
        Some(Part::Event) => event().await,
        Some(Part::Plan) => plan().await,
        Some(Part::Wall) => wall().await,
        Some(Part::Timeline) => timeline().await,
        Some(Part::Join) => join().await,
        Some(Part::Kiosk) => kiosk().await,
        Some(Part::Search) => search().await,
    }
}

/// Preloads a part.
pub async fn preload(part: Part) {
    let _ = match part {
        Part::Home => __wasm_split_preload_home().await,
        Part::Help => __wasm_split_preload_help().await,
        Part::Calendar => __wasm_split_preload_calendar().await,
        Part::Event => __wasm_split_preload_event().await,
        Part::Plan => __wasm_split_preload_plan().await,
        Part::Wall => __wasm_split_preload_wall().await,
        Part::Timeline => __wasm_split_preload_timeline().await,
        Part::Join => __wasm_split_preload_join().await,
        Part::Kiosk => __wasm_split_preload_kiosk().await,
        Part::Search => __wasm_split_preload_search().await,
    };
}

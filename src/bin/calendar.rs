//! The calendar's bundle.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start(&[("calendar", atbildiba::app::islands::calendar)], true);
}

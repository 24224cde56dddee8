//! The calendar's bundle.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start("calendar", true, atbildiba::app::islands::calendar);
}

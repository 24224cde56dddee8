//! The bundle of `/join`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start(&[("join", atbildiba::app::islands::join)], false);
}

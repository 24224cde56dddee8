//! The timeline's bundle.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start(&[("timeline", atbildiba::app::islands::timeline)], true);
}

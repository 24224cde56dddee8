//! The bundle of `/join`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start("join", false, atbildiba::app::islands::join);
}

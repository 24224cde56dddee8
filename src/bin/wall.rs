//! The supporter wall's bundle.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start(&[("wall", atbildiba::app::islands::wall)], true);
}

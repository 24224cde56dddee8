//! The supporter wall's bundle.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start("wall", true, atbildiba::app::islands::wall);
}

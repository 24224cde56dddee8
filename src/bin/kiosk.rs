//! The kiosk's bundle: what plays while nobody is there.

fn main() {
    #[cfg(target_arch = "wasm32")]
    atbildiba::app::start(&[("kiosk", atbildiba::app::islands::kiosk)], false);
}

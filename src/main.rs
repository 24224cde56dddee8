//! The home page's bundle, which the pages without islands share.

#[cfg(target_arch = "wasm32")]
fn main() {
    atbildiba::app::open_now::follow();
    atbildiba::app::start("upcoming", false, atbildiba::app::islands::home);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web app: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}

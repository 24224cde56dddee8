//! The app's entry point in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    atbildiba::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web app: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}

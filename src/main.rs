//! The home page's bundle, which the pages without islands share.

#[cfg(target_arch = "wasm32")]
fn main() {
    atbildiba::app::open_now::follow();
    use atbildiba::app::islands::{home, occurrence_back, occurrence_day, occurrence_when, start};
    start(
        &[
            ("upcoming", home),
            ("occurrence-day", occurrence_day),
            ("occurrence-when", occurrence_when),
            ("occurrence-back", occurrence_back),
        ],
        false,
    );
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web app: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}

//! Start in the browser: load what the page shows, then hydrate it.

#[cfg(target_arch = "wasm32")]
fn main() {
    use atbildiba::{app, platform};
    wasm_bindgen_futures::spawn_local(async {
        match platform::boot().await {
            Ok(boot) => app::hydrate(boot),
            // Not worth a panic: the prerendered page reads and works without us.
            Err(error) => platform::boot_failed(&error),
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web app: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}

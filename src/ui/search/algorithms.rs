//! The search algorithms: linked natively, loaded as a part in the browser.

#[cfg(target_arch = "wasm32")]
pub use browser::{load, load_algorithms, loaded, preload_algorithms};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{load, loaded};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::text::search::{ALGORITHMS, Algorithms};

    /// The algorithms, always available.
    pub fn loaded() -> Option<&'static Algorithms> {
        Some(&ALGORITHMS)
    }

    /// Passes the algorithms on.
    pub fn load(then: impl FnOnce(Option<&'static Algorithms>) + 'static) {
        then(loaded());
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    #![allow(unsafe_code, reason = "a split point is an import and an export of the program, which Rust calls unsafe")]

    use crate::platform::{self, PartError};
    use crate::text::search::{ALGORITHMS, Algorithms};
    use std::cell::Cell;
    use wasm_split_helpers::wasm_split;

    thread_local! {
        static LOADED: Cell<Option<&'static Algorithms>> = const { Cell::new(None) };
    }

    #[wasm_split(find, fallible)]
    fn find() -> Result<&'static Algorithms, PartError> {
        Ok(&ALGORITHMS)
    }

    /// The algorithms, if they are loaded.
    pub fn loaded() -> Option<&'static Algorithms> {
        LOADED.get()
    }

    /// Loads the algorithms unless they are loaded.
    ///
    /// # Errors
    /// They cannot be loaded or belong to another version of the site. The next call retries.
    pub async fn load_algorithms() -> Result<(), PartError> {
        LOADED.set(Some(find().await?));
        Ok(())
    }

    /// Loads the algorithms and passes them on, or `None` on failure, if the page is still shown.
    pub fn load(then: impl FnOnce(Option<&'static Algorithms>) + 'static) {
        let then = platform::if_shown(then);
        platform::spawn(async move {
            let _ = load_algorithms().await;
            then(loaded());
        });
    }

    /// Preloads the part.
    pub async fn preload_algorithms() {
        let _ = __wasm_split_preload_find().await;
    }
}

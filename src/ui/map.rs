//! Maps drawn by the build.

use super::Context;
use crate::content::map_path;
use crate::view::{Node, view};

/// The map with this hash, up to 360 pixels wide; `None` if the hash is empty. `alt` describes it.
pub fn map(context: Context, hash: &str, alt: String) -> Option<Node> {
    let file = |is_dark| context.file(&map_path(hash, is_dark));
    (!hash.is_empty()).then(|| {
        view! {
            <picture class="map">
                <source media="(prefers-color-scheme: dark)" srcset=file(true)/>
                <img src=file(false) alt=alt width="360" height="240" loading="lazy" decoding="async"/>
            </picture>
        }
    })
}

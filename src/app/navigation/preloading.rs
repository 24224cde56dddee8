//! What is fetched before it is needed.

use super::with;
use crate::app::pages::{PAGES, PageKind};
use crate::app::parts;
use crate::content::Address;
use crate::platform;
use crate::ui::preload_algorithms;

/// A link is likely to be followed.
pub(super) fn foreseen(link: platform::Link) {
    let context = with(|app| app.context);
    let Some((path, query)) = context.own_path(&link.path) else { return };
    let to = Address::parse(path, query);
    if matches!(to, Address::Kiosk) || with(|app| app.is_within(&to)) {
        return;
    }
    platform::prefetch_page(&context.href(&to.without_query()));
    if let Some(part) = PageKind::of(&to).part {
        platform::spawn(parts::preload(part));
    }
}

/// Preloads the parts of all sections one after the other, unless the visitor saves data. A kiosk has them on its own
/// disk; unfinished loads of a closed document would make the next service worker wait.
pub(super) async fn preload_all() {
    if platform::saves_data() || platform::is_kiosk() {
        return;
    }
    for part in PAGES.iter().filter(|page| page.is_preloaded).filter_map(|page| page.part) {
        parts::preload(part).await;
    }
    parts::preload_programme().await;
    preload_algorithms().await;
}

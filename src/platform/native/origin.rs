//! No browser: what the content says.

use crate::ui::Context;

/// See the browser's.
pub fn published_origin(context: Context) -> String {
    let url = &context.core.site.details.url;
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(&**url, |end| &url[..host + end]).into()
}

/// See the browser's.
pub fn origin() -> String {
    String::new()
}

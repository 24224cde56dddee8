//! The site's origin natively, from the content.

use crate::ui::Context;

/// Stub; see the browser implementation.
pub fn published_origin(context: Context) -> String {
    let url = &context.core.site.details.url;
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(&**url, |end| &url[..host + end]).into()
}

/// Stub; see the browser implementation.
pub fn origin() -> String {
    String::new()
}

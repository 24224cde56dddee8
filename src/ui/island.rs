//! Islands: the parts of a prerendered page that come to life.
//!
//! A page is static HTML. Inside it stand elements `[data-island]`, each rendered by a component
//! that the browser then hydrates. All else is never touched by the wasm, which so carries no code
//! for it. An island may have addresses of its own ([`routed`]), among which it moves without another page.

use super::Context;
use crate::content::Address;
use crate::platform;
use crate::view::{Memo, Node, RwSignal};

/// An island with addresses of its own: it shows the address that its page was prerendered for, and follows the visitor to
/// the others of its section; `title` names the page for each.
pub fn routed(
    context: Context,
    title: impl Fn(&Address) -> String + 'static,
    view: impl FnOnce(Memo<Address>) -> Node,
) -> Node {
    let address = RwSignal::new(platform::prerendered_address(context));
    platform::set_follow(Box::new(move |to: &Address| {
        address.set(to.clone());
        title(to)
    }));
    view(Memo::new(move || address.get()))
}

//! Islands: the parts of a prerendered page that are hydrated.
//!
//! A page is static HTML. It contains elements `[data-island]`, each rendered by a component that the browser then
//! hydrates. The wasm never touches the rest and contains no code for it. An island may have addresses of its own
//! ([`routed`]), among which it moves without loading another page.

use super::Context;
use crate::content::Address;
use crate::platform;
use crate::view::{Memo, Node, RwSignal};

/// An island with addresses of its own. It shows the address for which its page was prerendered and follows the visitor
/// to others of its section; `title` names the page for each.
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

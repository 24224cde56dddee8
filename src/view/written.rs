//! Elements that never change by themselves, created by the browser's HTML parser: one call for an element with
//! everything in it, instead of several for each element and its attributes.

use super::dom;
use super::markup::{self, MARK};
use super::node::Value;
use super::{Element as New, Node};
use web_sys::Element;

/// With fewer elements, the parser is slower than creating each one.
const FEWEST: usize = 4;

/// The element, not yet in the document; `None` if anything in it follows a signal, listens or has a handle, or if the
/// browser (or the Trusted Types policy, `src/boot.js`) rejects the HTML.
pub(super) fn make(new: &New) -> Option<Element> {
    let mut count = 0;
    if !is_static(new, &mut count) || count < FEWEST {
        return None;
    }
    let mut html = String::with_capacity(count * 64);
    write_element(new, &mut html);
    dom::parse(&html).filter(|element| element.local_name() == new.tag)
}

/// Whether nothing in it changes by itself; counts its elements.
fn is_static(new: &New, count: &mut usize) -> bool {
    *count += 1;
    new.properties.is_empty()
        && new.handlers.is_empty()
        && new.reference.is_none()
        && new.attributes.iter().all(|(_, value)| matches!(value, Value::Static(_)))
        && new.children.iter().all(|child| is_static_node(child, count))
}

fn is_static_node(node: &Node, count: &mut usize) -> bool {
    match node {
        Node::Empty | Node::Text(_) => true,
        Node::Element(new) => is_static(new, count),
        Node::Many(nodes) => nodes.iter().all(|node| is_static_node(node, count)),
        Node::Each(_) | Node::Dynamic(_) => false,
    }
}

fn write_element(new: &New, html: &mut String) {
    let values = new.attributes.iter().map(|(name, value)| match value {
        Value::Static(value) => (*name, value.as_deref()),
        Value::Dynamic(_) => (*name, None),
    });
    markup::start(new.tag, values, html);
    let mut after_text = false;
    new.children.iter().for_each(|child| write_node(child, html, &mut after_text));
    markup::end(new.tag, html);
}

/// Writes it as prerendering does, so that it can be hydrated.
fn write_node(node: &Node, html: &mut String, after_text: &mut bool) {
    match node {
        Node::Text(text) if !text.is_empty() => {
            if std::mem::replace(after_text, true) {
                html.push_str(MARK);
            }
            markup::escape(text, html);
        }
        Node::Element(new) => {
            write_element(new, html);
            *after_text = false;
        }
        Node::Many(nodes) => nodes.iter().for_each(|node| write_node(node, html, after_text)),
        Node::Empty | Node::Text(_) | Node::Each(_) | Node::Dynamic(_) => {}
    }
}

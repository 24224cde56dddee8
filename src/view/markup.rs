//! Writing elements and text as HTML.

use std::ops::Deref;

/// Void elements, which have no end tag.
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "source"];

/// An empty comment, which separates adjacent texts or marks the end of a closure's output.
pub(super) const MARK: &str = "<!---->";

/// Writes a start tag. An attribute that is `None` is omitted.
pub(super) fn start<V: Deref<Target = str>>(
    tag: &str,
    attributes: impl Iterator<Item = (&'static str, Option<V>)>,
    html: &mut String,
) {
    html.push('<');
    html.push_str(tag);
    for (name, value) in attributes {
        let Some(value) = value else { continue };
        html.push(' ');
        html.push_str(name);
        if !value.is_empty() {
            html.push_str("=\"");
            escape(&value, html);
            html.push('"');
        }
    }
    html.push('>');
}

/// Writes the end tag unless the element is void. A void element has no children.
pub(super) fn end(tag: &str, html: &mut String) {
    if !VOID.contains(&tag) {
        html.push_str("</");
        html.push_str(tag);
        html.push('>');
    }
}

/// Escapes text, or the value of an attribute in double quotes.
pub(super) fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

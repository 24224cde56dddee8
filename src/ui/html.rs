//! Nodes as HTML, for prerendering and tests.
//!
//! Two texts side by side are kept apart by `<!>`, and what a closure made ends with one: so the
//! browser's side finds where each of them is (`platform/browser/tree.rs`).

use super::node::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "source"];

/// Writes it at the end of `html`.
pub(super) fn write(node: Node, html: &mut String) {
    write_after(node, html, &mut false);
}

/// `after_text`: whether what stands before is text.
fn write_after(node: Node, html: &mut String, after_text: &mut bool) {
    match node {
        Node::Empty => {}
        Node::Text(text) if text.is_empty() => {}
        Node::Text(text) => {
            if *after_text {
                html.push_str("<!>");
            }
            escape(&text, html, false);
            *after_text = true;
        }
        Node::Element(element) => {
            write_element(*element, html);
            *after_text = false;
        }
        Node::Many(nodes) => nodes.into_iter().for_each(|node| write_after(node, html, after_text)),
        Node::Live(mut make) => {
            write_after(make(), html, after_text);
            html.push_str("<!>");
            *after_text = false;
        }
    }
}

fn write_element(element: Element, html: &mut String) {
    html.push('<');
    html.push_str(element.tag);
    for (name, mut value) in element.attributes {
        let Some(value) = value.now() else { continue };
        html.push(' ');
        html.push_str(name);
        if !value.is_empty() {
            html.push_str("=\"");
            escape(&value, html, true);
            html.push('"');
        }
    }
    html.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    let mut after_text = false;
    element.children.into_iter().for_each(|child| write_after(child, html, &mut after_text));
    html.push_str("</");
    html.push_str(element.tag);
    html.push('>');
}

fn escape(text: &str, html: &mut String, is_value: bool) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' if is_value => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::{IntoNode, Node, view};
    use super::write;

    fn html(node: Node) -> String {
        let mut html = String::new();
        write(node, &mut html);
        html
    }

    #[test]
    fn texts_side_by_side_are_kept_apart() {
        let live = || "b";
        let absent: Option<&'static str> = None;
        let node = view! { <p class="x" hidden=false title=Some("\"<") lang=absent>"a" {live} "c" "" {"d"}</p> };
        assert_eq!(html(node), r#"<p class="x" title="&quot;&lt;">a<!>b<!>c<!>d</p>"#);
    }

    #[test]
    fn classes_come_and_go() {
        let node = view! { <i class="a" class:b=true class:c=|| false class:d=|| true></i> };
        assert_eq!(html(node), r#"<i class="a b d"></i>"#);
        assert_eq!(html(view! { <i class:b=false></i> }), "<i class></i>");
    }

    #[test]
    fn nothing_is_nothing() {
        let many: Vec<Option<&'static str>> = vec![None, Some("<b>")];
        assert_eq!(html(many.into_node()), "&lt;b&gt;");
        assert_eq!(html(view! { <input name="q" disabled/> }), r#"<input name="q" disabled>"#);
    }
}

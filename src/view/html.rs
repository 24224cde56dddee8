//! Nodes as HTML, for prerendering and tests.
//!
//! A comment separates adjacent texts, and another one ends the output of each closure, so that hydration finds the
//! boundaries.

use super::{Element, Node};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

/// Elements that have no end tag.
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "source"];

/// An empty comment: a boundary between nodes.
const MARK: &str = "<!---->";

/// Appends the node to `html`.
fn write(node: Node, html: &mut String) {
    write_after(node, html, &mut false);
}

/// `after_text`: whether the preceding node is text.
fn write_after(node: Node, html: &mut String, after_text: &mut bool) {
    match node {
        Node::Empty => {}
        Node::Text(text) if text.is_empty() => {}
        Node::Text(text) => {
            if *after_text {
                html.push_str(MARK);
            }
            escape(&text, html, false);
            *after_text = true;
        }
        Node::Element(element) => {
            write_element(*element, html);
            *after_text = false;
        }
        Node::Many(nodes) => nodes.into_iter().for_each(|node| write_after(node, html, after_text)),
        Node::Each(items) => items.into_iter().for_each(|item| write_after(item.node(), html, after_text)),
        Node::Dynamic(mut make) => {
            write_after(make(), html, after_text);
            html.push_str(MARK);
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

/// In static pages, nodes are embedded in what Leptos renders.
impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _attributes: Vec<AnyAttribute>,
    ) {
        write(self, html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) {}

    fn into_owned(self) -> Self {
        self
    }
}

/// Required by Leptos for everything it renders; static pages never run in the browser.
impl Render for Node {
    type State = ();

    fn build(self) {}

    fn rebuild(self, _: &mut ()) {}
}

no_attrs!(Node);

#[cfg(test)]
mod tests {
    use super::super::{IntoNode, Item, Node, each, view};
    use super::write;

    fn html(node: Node) -> String {
        let mut html = String::new();
        write(node, &mut html);
        html
    }

    #[test]
    fn adjacent_texts_are_separated() {
        let live = || "b";
        let absent: Option<&'static str> = None;
        let node = view! { <p class="x" hidden=false title=Some("\"<") lang=absent>"a" {live} "c" "" {"d"}</p> };
        assert_eq!(html(node), r#"<p class="x" title="&quot;&lt;">a<!---->b<!---->c<!---->d</p>"#);
    }

    #[test]
    fn classes_are_toggled() {
        let node = view! { <i class="a" class:b=true class:c=|| false class:d=|| true></i> };
        assert_eq!(html(node), r#"<i class="a b d"></i>"#);
        assert_eq!(html(view! { <i class:b=false></i> }), "<i class></i>");
    }

    #[test]
    fn empty_nodes_render_nothing() {
        let many: Vec<Option<&'static str>> = vec![None, Some("<b>")];
        assert_eq!(html(many.into_node()), "&lt;b&gt;");
        assert_eq!(html(view! { <input name="q" disabled/> }), r#"<input name="q" disabled>"#);
    }

    #[test]
    fn a_keyed_list_renders_like_any_other() {
        let items = ["a", "b"].into_iter().enumerate();
        let list = each(items.map(|(key, text)| Item::new(key, move || view! { <li>{text}</li> })));
        assert_eq!(html(view! { <ul>{list}</ul> }), "<ul><li>a</li><li>b</li></ul>");
    }
}

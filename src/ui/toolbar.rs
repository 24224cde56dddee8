//! The controls of a page. On phones they are one row of buttons, each of which opens its group below; where there is
//! space, the groups are always open (`style/toolbar.css`).
//!
//! A button is the `<summary>` of an empty `<details>` in front of its group. It therefore works before hydration and
//! without scripts, the browser announces its state, and the same group can be open on wide screens without being
//! moved.

use super::Context;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{Node, effect, view};

/// A magnifying glass: an SVG path in a 24 × 24 drawing.
pub const FIND: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M15.5 15.5 21 21";

/// The purpose of a group of controls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    View,
    Find,
    Filter,
}

impl Purpose {
    /// The id of the group, and the class of the group and its button.
    fn name(self) -> &'static str {
        match self {
            Purpose::View => "view",
            Purpose::Find => "find",
            Purpose::Filter => "filter",
        }
    }

    fn message(self) -> Msg {
        match self {
            Purpose::View => Msg::ToolView,
            Purpose::Find => Msg::ToolFind,
            Purpose::Filter => Msg::ToolFilter,
        }
    }

    /// An SVG path in a 24 × 24 drawing.
    fn icon(self) -> &'static str {
        match self {
            Purpose::View => "M4 5h16v14H4zM4 10h16M11 10v9",
            Purpose::Find => FIND,
            Purpose::Filter => "M4 5h16l-6 7.5V20l-4-2.5v-5z",
        }
    }
}

/// A group of controls with its button.
pub struct Tool {
    purpose: Purpose,
    is_on: Box<dyn Fn() -> bool + Send>,
    group: Node,
}

impl Tool {
    /// How items are shown.
    pub fn view(group: Node) -> Self {
        Self { purpose: Purpose::View, is_on: Box::new(|| false), group }
    }

    /// The search field; `is_on` while there is a query. Its group is not above the page but above the results, and
    /// stays open.
    pub fn find(is_on: impl Fn() -> bool + Send + 'static, group: Node) -> Self {
        Self { purpose: Purpose::Find, is_on: Box::new(is_on), group }
    }

    /// Filters; `is_on` while one is active.
    pub fn filter(is_on: impl Fn() -> bool + Send + 'static, group: Node) -> Self {
        Self { purpose: Purpose::Filter, is_on: Box::new(is_on), group }
    }
}

/// The controls of a page. `class` is the page's own class, `always` is visible in the row at any width.
pub fn toolbar(class: &'static str, always: Node, tools: Vec<Tool>) -> Node {
    effect(platform::follow_toolbars);
    view! {
        <div class=["toolbar ", class].concat()>
            {always}
            {tools.into_iter().map(tool).collect::<Vec<_>>()}
        </div>
    }
}

fn tool(tool: Tool) -> (Node, Node) {
    let Tool { purpose, is_on, group } = tool;
    let context = Context::get();
    let name = purpose.name();
    let id = ["tool-", name].concat();
    let said =
        move || is_on().then(|| view! { <span class="on"><span class="unseen">{context.t(Msg::ToolOn)}</span></span> });
    let button = view! {
        <details class=["tool ", name].concat() name="toolbar">
            <summary aria-controls=id.clone()>
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=purpose.icon()/></svg>
                <span>{context.t(purpose.message())}</span>
                {said}
            </summary>
        </details>
    };
    let group = view! { <div class=["tool-group ", name].concat() id=id>{group}</div> };
    (button, group)
}

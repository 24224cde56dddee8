//! Pages of a heading and a sentence: not found, and what is still to come.

use crate::content::{Address, CalendarView};
use crate::i18n::Msg;
use crate::ui::Context;
use leptos::prelude::*;

/// A heading, a sentence, and the ways on.
pub(super) fn view(title: Msg, text: Msg) -> impl IntoView {
    let context = Context::get();
    view! {
        <h1>{context.t(title)}</h1>
        <p class="lead">{context.t(text)}</p>
        <ul class="ways">
            <li><a href=context.href(&Address::Home)>{context.t(Msg::HomePage)}</a></li>
            <li><a href=context.href(&Address::calendar(CalendarView::Now))>{context.t(Msg::Calendar)}</a></li>
            <li><a href=context.href(&Address::wall())>{context.t(Msg::Supporters)}</a></li>
            <li><a href=context.href(&Address::timeline())>{context.t(Msg::Timeline)}</a></li>
            <li><a href=context.href(&Address::Help)>{context.t(Msg::Help)}</a></li>
        </ul>
    }
}

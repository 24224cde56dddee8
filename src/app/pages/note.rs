//! Pages that consist of a heading and a sentence, such as “not found”.

use crate::content::{Address, CalendarView};
use crate::i18n::Msg;
use crate::ui::Context;
use leptos::prelude::*;

/// A heading, a sentence, and links onward.
pub(in crate::app) fn view(title: Msg, text: Msg) -> impl IntoView {
    let context = Context::get();
    let way = |message: Msg, to: Address| {
        let href = context.href(&to);
        context.core.site.has(&to).then(|| view! { <li><a href=href>{context.t(message)}</a></li> })
    };
    view! {
        <h1>{context.t(title)}</h1>
        <p class="lead">{context.t(text)}</p>
        <ul class="ways">
            {way(Msg::HomePage, Address::Home)}
            {way(Msg::Calendar, Address::calendar(CalendarView::Now))}
            {way(Msg::Supporters, Address::wall())}
            {way(Msg::Timeline, Address::timeline())}
            {way(Msg::Help, Address::Help)}
        </ul>
    }
}

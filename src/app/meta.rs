//! What a page is called: for the tab, for search engines, for link previews.

use super::prerender::Content;
use crate::calendar;
use crate::content::Address;
use crate::i18n::Msg;
use crate::ui::Context;

/// Title and description of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMeta {
    /// For `<title>`: what the page shows, then the site.
    pub title: String,
    /// One or two sentences.
    pub description: String,
}

/// The title and description of an address.
pub fn meta(context: Context, address: &Address, content: &'static Content) -> PageMeta {
    let site = &context.core.site;
    let campaign = context.str(&site.description);
    let (title, description): (String, &str) = match address {
        Address::Home => (context.str(&site.name).into(), campaign),
        Address::Calendar(view, _) => (calendar::heading(context, *view), context.t(Msg::CalendarDescription)),
        Address::Event { uid, .. } => match content.events.entries.iter().find(|event| event.uid == *uid) {
            Some(event) => (event.title.to_string(), &event.description),
            None => (context.t(Msg::NotFoundTitle).into(), campaign),
        },
        Address::Supporters { open: None, .. } => {
            (context.t(Msg::Supporters).into(), context.t(Msg::SupportersDescription))
        }
        Address::Supporters { open: Some(id), .. } => {
            match content.supporters.supporters.iter().find(|one| one.id == *id) {
                Some(one) => {
                    let text = if one.statement.is_empty() { &one.description } else { &one.statement };
                    (context.str(&one.name).into(), context.str(text))
                }
                None => (context.t(Msg::NotFoundTitle).into(), campaign),
            }
        }
        Address::Timeline { open: None, .. } => (context.t(Msg::Timeline).into(), context.t(Msg::TimelineDescription)),
        Address::Timeline { open: Some(id), .. } => match content.timeline.entries.iter().find(|entry| entry.id == *id)
        {
            Some(entry) => (context.str(&entry.title).into(), context.str(&entry.description)),
            None => (context.t(Msg::NotFoundTitle).into(), campaign),
        },
        // Discreet: the tab of somebody who looks for help says no more than this.
        Address::Help => (context.t(Msg::Help).into(), context.t(Msg::HelpDescription)),
        Address::About => (context.t(Msg::About).into(), campaign),
        Address::Search { .. } => (context.t(Msg::SearchTitle).into(), context.t(Msg::SearchDescription)),
        Address::Join => (context.t(Msg::JoinTitle).into(), context.t(Msg::JoinLead)),
        Address::Kiosk => (context.t(Msg::KioskTitle).into(), campaign),
        Address::NotFound => (context.t(Msg::NotFoundTitle).into(), context.t(Msg::NotFoundText)),
    };
    let title = match address {
        Address::Home => title,
        _ => context.page_title(&title),
    };
    PageMeta { title, description: description.into() }
}

//! The metadata of a page: for tabs, search engines and link previews.

use super::pages::PageKind;
use super::prerender::Content;
use crate::calendar::{self, occurrences::Occurrences};
use crate::content::{Address, CalendarView};
use crate::dates::Date;
use crate::dates::edtf::Edtf;
use crate::i18n::Msg;
use crate::ui::Context;

/// Title and description of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMeta {
    /// The `<title>`: the page's subject, then the site.
    pub title: String,
    /// One or two sentences, unique to the page, with at most [`LONGEST`] characters.
    pub description: String,
}

/// Search engines show this many characters of a description.
pub const LONGEST: usize = 160;

/// A shorter description says little without its title.
const SHORT: usize = 50;

/// The metadata of an address.
pub fn meta(context: Context, address: &Address, content: &'static Content) -> PageMeta {
    if let Address::Embed(embed) = address {
        return meta(context, &embed.page(), content);
    }
    let site = &context.core.site;
    let campaign = context.str(&site.details.description);
    let shown;
    let (title, description): (String, &str) = match address {
        Address::Home => (context.str(&site.name).into(), campaign),
        Address::Calendar(view, _) => {
            shown = calendar_text(context, *view, content);
            (calendar::heading(context, *view), &shown)
        }
        Address::Event { uid, .. } => match content.events.entries.iter().find(|event| event.uid == *uid) {
            Some(event) => (event.title.to_string(), &event.description),
            None => (context.t(Msg::NotFoundTitle).into(), campaign),
        },
        Address::Plan => (context.t(Msg::PlanTitle).into(), context.t(Msg::PlanDescription)),
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
            Some(entry) if entry.description.is_empty() => (context.str(&entry.title).into(), ""),
            Some(entry) => {
                // A calendar event may have the same text; the date distinguishes the entry.
                let date = Edtf::parse(&entry.date).map(|date| context.edtf(&date)).unwrap_or_default();
                shown = [&*date, ": ", context.str(&entry.description)].concat();
                (context.str(&entry.title).into(), &shown)
            }
            None => (context.t(Msg::NotFoundTitle).into(), campaign),
        },
        // Discreet: the tab of somebody who looks for help reveals no more than this.
        Address::Help => (context.t(Msg::Help).into(), context.t(Msg::HelpDescription)),
        Address::Page(_) => match PageKind::of(address).static_page {
            Some(page) => (context.t(page.title).into(), (page.description)(context, content)),
            None => (context.t(Msg::NotFoundTitle).into(), context.t(Msg::NotFoundText)),
        },
        Address::Search { .. } => (context.t(Msg::SearchTitle).into(), context.t(Msg::SearchDescription)),
        Address::Join => (context.t(Msg::JoinTitle).into(), context.t(Msg::JoinLead)),
        Address::Kiosk => (context.t(Msg::KioskTitle).into(), campaign),
        Address::NotFound | Address::Embed(_) => (context.t(Msg::NotFoundTitle).into(), context.t(Msg::NotFoundText)),
    };
    // Departments of one organisation may share a description.
    let is_shared = matches!(address, Address::Supporters { open: Some(_), .. });
    let is_own = !is_shared && (*address == Address::Home || description != campaign);
    let description = match (is_own && description.chars().count() >= SHORT, description.is_empty()) {
        (true, _) => description.into(),
        (false, true) => [&title, ". ", campaign].concat(),
        (false, false) => [&title, ". ", description].concat(),
    };
    let title = match address {
        Address::Home => title,
        _ => context.page_title(&title),
    };
    PageMeta { title, description: shortened(&description) }
}

/// What a calendar view shows; for a month, its events by title.
fn calendar_text(context: Context, view: CalendarView, content: &'static Content) -> String {
    let heading = calendar::heading(context, view);
    let CalendarView::Month(year, month) = view else {
        return [&heading, ". ", context.t(Msg::CalendarDescription)].concat();
    };
    let mut titles: Vec<&str> = Vec::new();
    if let Some(first) = Date::from_ymd(year, month, 1) {
        let all = Occurrences::new(&content.events.entries);
        for one in all.between(first, first.add_months(1).add_days(-1), usize::MAX) {
            let title = calendar::occurrences::title(&content.events.entries[one.event], one.id);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
    }
    if titles.is_empty() {
        return [&heading, ". ", context.t(Msg::CalendarDescription)].concat();
    }
    [&heading, ": ", &titles.join(", ")].concat()
}

/// At most [`LONGEST`] characters, ending at a word boundary.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.into();
    }
    let end = text.char_indices().nth(LONGEST - 1).map_or(text.len(), |(at, _)| at);
    let kept = &text[..end];
    let kept = kept.rfind(' ').map_or(kept, |at| &kept[..at]);
    [kept.trim_end_matches(|letter: char| !letter.is_alphanumeric()), "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_at_a_word_boundary() {
        assert_eq!(shortened("short, and whole."), "short, and whole.");
        let long = "ā, ".repeat(80);
        let shortened = shortened(&long);
        assert!(shortened.ends_with("ā…") && shortened.chars().count() <= LONGEST, "{shortened}");
        assert!(shortened.chars().count() > LONGEST - 4, "{shortened}");
    }
}

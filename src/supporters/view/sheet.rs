//! The dialog's content: picture and text of one supporter, and the neighbours during a swipe.

use super::choice;
use super::dialog::{CLOSE, NEXT, Open, PREVIOUS, STAGE_SIZES};
use super::tile::{picture, role, said};
use crate::content::{Related, Supporter};
use crate::i18n::{Msg, fill};
use crate::ui::{Context, credit, look, shirt, sources};
use crate::view::{ElementRef, IntoNode, Node, view};
use leptos::prelude::*;

/// The container of everything.
pub(super) fn sheet(this: Open, index: usize) -> Node {
    let Open { context, all, .. } = this;
    let one = &all[index];
    let (lang, name) = said(context, &one.name);
    view! {
        <div class="sheet" tabindex="-1" ref=this.parts.sheet>
            {bar(this, index)}
            <div class="slides" ref=this.parts.slides>
                <div class="slide" data-person=&*one.id>
                    {stage(context, one, index, Some(this.parts.stage))}
                    <div class="words" ref=this.parts.words>
                        <h2 id="person-name" tabindex="-1" lang=lang dir=context.dir_of(lang) ref=this.parts.name>{name}</h2>
                        {paragraphs(context, one)}
                        {sources(&one.sources.iter().filter_map(|at| this.named.get(usize::from(*at))).collect::<Vec<_>>())}
                        {links(this, one, true)}
                        {links(this, one, false)}
                    </div>
                </div>
                {move || this.beside.get().then(|| [false, true].map(|forward| beside(this, index, forward)).into_iter().collect::<Vec<_>>())}
            </div>
        </div>
    }
}

fn stage(context: Context, one: &'static Supporter, index: usize, handle: Option<ElementRef>) -> Node {
    let class = ["stage pair-", &look(&one.id, index).pair.to_string()].concat();
    view! { <div class=class ref=handle>{picture(context, one, index, STAGE_SIZES.into())}</div> }
}

/// A neighbour as it is visible during a swipe; not interactive.
fn beside(this: Open, index: usize, forward: bool) -> Node {
    let Open { context, all, .. } = this;
    let index = untrack(|| this.neighbour(index, forward));
    let one = &all[index];
    let (lang, name) = said(context, &one.name);
    view! {
        <div class=if forward { "slide beside next" } else { "slide beside" } inert="" aria-hidden="true">
            {stage(context, one, index, None)}
            <div class="words">
                <h2 lang=lang dir=context.dir_of(lang)>{name}</h2>
                {paragraphs(context, one)}
            </div>
        </div>
    }
}

/// The position among all, and the links to the previous and next one.
fn bar(this: Open, index: usize) -> Node {
    let Open { context, all, .. } = this;
    let (place, size) = this.place(index);
    let nth = fill(&fill(context.t(Msg::WallPlace), "n", &(place + 1).to_string()), "all", &size.to_string());
    let link = |to: &'static str, href: String, message: Msg, shape: &'static str| {
        view! {
            <a class="turn" data-to=to href=href>
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=shape/></svg>
                <span class="unseen">{context.t(message)}</span>
            </a>
        }
    };
    let [previous, next] = [false, true].map(|forward| this.href(this.neighbour(index, forward)));
    view! {
        <div class="sheet-bar">
            <p class="nth" role="status">
                {nth}
                <span class="unseen">": "{context.str(&all[index].name)}</span>
            </p>
            {link(PREVIOUS, previous, Msg::WallPrevious, "M15 4 7 12l8 8")}
            {link(NEXT, next, Msg::WallNext, "m9 4 8 8-8 8")}
            {link(CLOSE, choice::href(context, this.query.get()), Msg::WallClose, "m5 5 14 14M19 5 5 19")}
        </div>
    }
}

/// The paragraphs about a supporter: role or field with its date, statement, description.
fn paragraphs(context: Context, one: &'static Supporter) -> Vec<Node> {
    let founded = Some(&*one.founding_date).filter(|date| date.len() == 4 && date.bytes().all(|b| b.is_ascii_digit()));
    let when = match (one.as_of, founded) {
        (Some(year), _) => fill(context.t(Msg::WallInYear), "year", &year.to_string()),
        (None, Some(year)) => fill(context.t(Msg::WallFounded), "year", year),
        (None, None) => String::new(),
    };
    let text = |class, text| {
        let (lang, text) = said(context, text);
        (class, lang, String::from(text))
    };
    let (lang, role) = role(context, one);
    let mut all = vec![("role", lang, role.into()), ("when", None, when), text("said", &one.statement)];
    if let Some(quotation) = &one.quotation {
        all.extend([text("quoted", &quotation.text), text("source", &quotation.source)]);
    }
    all.push(text("what", &one.description));
    let credit = one.photo.as_ref().map(|photo| credit(context, photo));
    all.push(("credit", None, credit.unwrap_or_default()));
    all.into_iter()
        .filter(|(_, _, text)| !text.is_empty())
        .map(|(class, lang, text)| {
            let role = (class == "quoted").then_some("blockquote");
            view! { <p class=class role=role lang=lang dir=context.dir_of(lang)>{text}</p> }
        })
        .collect()
}

/// The id, if a link leads to a supporter.
fn supporter_id(link: &'static Related) -> Option<&'static str> {
    link.path.strip_prefix("/supporters/")
}

/// Related links: with `also`, those to others on the wall (people of an organisation, organisations of a person);
/// otherwise, those to other sections.
fn links(this: Open, one: &'static Supporter, also: bool) -> Node {
    let Open { context, all, .. } = this;
    let (class, message) = if also { ("also", Msg::WallAlso) } else { ("related", Msg::Related) };
    let id = ["person-", class].concat();
    let links: Vec<_> = one
        .related
        .iter()
        .map(|link| (link, all.iter().position(|other| supporter_id(link) == Some(&*other.id))))
        .filter(|(_, index)| index.is_some() == also)
        .map(|(link, index)| {
            let (lang, title) = said(context, &link.title);
            let shirt = index.map(|index| shirt(&all[index].id, &all[index].shirt, "", index));
            let href = index.map_or_else(|| context.href_of(&link.path), |index| this.href(index));
            view! { <li><a data-to=index.map(|index| &*all[index].id) href=href lang=lang dir=context.dir_of(lang)>{shirt}{title}</a></li> }
        })
        .collect();
    let nav = (!links.is_empty()).then(|| {
        let labelled = id.clone();
        view! {
            <nav class=class aria-labelledby=labelled>
                <h3 id=id>{context.t(message)}</h3>
                <ul>{links}</ul>
            </nav>
        }
    });
    nav.into_node()
}

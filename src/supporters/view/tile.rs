//! One supporter as a tile, and the words that tile and dialog use.

use super::super::plan::{self, SHAPES};
use crate::content::{Address, Photo, Supporter, SupporterType, Text, WallQuery};
use crate::i18n::Msg;
use crate::ui::{Context, Shirt, T};
use leptos::either::Either;
use leptos::prelude::*;

/// Where a tile is in a list of which not all is in the page: place from 1, and size.
pub(super) type Of = Option<(usize, usize)>;

/// The address of a supporter over the wall as it is filtered.
pub(super) fn href(context: Context, one: &Supporter, query: &WallQuery) -> String {
    context.href(&Address::Supporters { open: Some(one.id.clone()), query: query.clone() })
}

/// What a supporter is, in a few words: a person's role, an organisation's field.
pub(super) fn role(context: Context, one: &'static Supporter) -> Option<&'static Text> {
    let person = one.kind == SupporterType::Person;
    let said = [&one.job_title, &one.works_for].into_iter().find(|text| person && !text.is_empty());
    said.or_else(|| context.core.site.fields.iter().find(|field| field.id == one.field).map(|field| &field.name))
}

/// The photo or the drawn shirt.
pub(super) fn picture(context: Context, one: &'static Supporter, index: usize, tag: bool) -> impl IntoView + use<> {
    match &one.photo {
        Some(photo) => Either::Left(image(context, photo, tag)),
        None => {
            let hashtag = if tag { &*context.core.site.hashtag } else { "" };
            Either::Right(view! { <Shirt id=&one.id print=&one.shirt hashtag place=index/> })
        }
    }
}

fn image(context: Context, photo: &'static Photo, described: bool) -> impl IntoView + use<> {
    let src = context.file(&["photos/", &*photo.file].concat());
    let alt = if described { context.str(&photo.alt) } else { "" };
    view! {
        <img class="photo" src=src alt=alt width=photo.width.to_string() height=photo.height.to_string() loading="lazy" decoding="async"/>
    }
}

/// A tile, or without its picture a line of the list. `class` says how it is laid out.
pub(super) fn tile(
    context: Context,
    one: &'static Supporter,
    index: usize,
    query: &WallQuery,
    of: Of,
    class: String,
) -> impl IntoView + use<> {
    view! {
        <li
            class=class
            data-supporter=&*one.id
            aria-posinset=of.map(|(place, _)| place.to_string())
            aria-setsize=of.map(|(_, size)| size.to_string())
        >
            <a href=href(context, one, query) data-noscroll="">
                {(!query.list).then(|| picture(context, one, index, true))}
                <span class="label">
                    <strong><T text=&one.name/></strong>
                    {role(context, one).map(|text| view! { <small><T text/></small> })}
                </span>
            </a>
        </li>
    }
}

/// The classes of a tile of this shape; the shirt is drawn nearer where the tile is narrow.
pub(super) fn class(shape: u8) -> String {
    ["tile s-", &shape.min(SHAPES.len() as u8 - 1).to_string()].concat()
}

/// The last tile of a wall: the visitor's own place.
pub(super) fn join(context: Context) -> impl IntoView + use<> {
    view! {
        <li class="tile join s-9">
            <a href=context.href(&Address::Join)>
                <svg class="outline" viewBox="0 0 200 180" aria-hidden="true" focusable="false"><use href="#shirt"/></svg>
                <span class="label">
                    <strong>{context.t(Msg::WallRoom)}</strong>
                    <small>{context.t(Msg::WallJoin)}</small>
                </span>
            </a>
        </li>
    }
}

/// The shape of [`join`].
pub(super) const JOIN: u8 = 9;

/// The shapes of these supporters' tiles.
pub(super) fn shapes(all: &[Supporter], shown: &[usize]) -> Vec<u8> {
    shown.iter().map(|index| plan::shape(&all[*index])).collect()
}

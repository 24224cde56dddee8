//! One supporter as a tile, and the texts shared by tile and dialog.

use super::super::filter::Found;
use super::super::plan::{self, SHAPES};
use super::super::thumb_hash::ThumbHash;
use crate::content::{Address, List, Photo, RowSummary, Supporter, SupporterType, Text, WallQuery};
use crate::i18n::{Msg, fill};
use crate::ui::{self, Context, focused, marked, shirt};
use crate::view::{IntoNode, Memo, Node, view};

/// A text and, if it differs from the page's, its language: for `lang` and content of a single element, which needs
/// less code than another element ([`crate::ui::T`]).
pub(super) type LangText = (Option<&'static str>, &'static str);

/// A text of the campaign in the page's language.
pub(super) fn said(context: Context, text: &'static Text) -> LangText {
    let found = context.text(text);
    (found.lang, found.text)
}

/// The address of a supporter over the wall with its current filter.
pub(super) fn href(context: Context, one: &Supporter, query: &WallQuery) -> String {
    context.href(&Address::Supporters { open: Some((*one.id).into()), query: query.clone() })
}

/// A supporter in a few words: a person's role, an organisation's field.
pub(super) fn role(context: Context, one: &'static Supporter) -> LangText {
    let person = one.kind == SupporterType::Person;
    let text = [&one.job_title, &one.works_for].into_iter().find(|text| person && !text.is_empty());
    let field = || context.core.site.fields.iter().find(|field| field.id == one.field).map(|field| &field.name);
    text.or_else(field).map_or((None, ""), |text| said(context, text))
}

/// The photo or the drawn shirt. The position on the wall determines the shirt's colours; `sizes` is the displayed
/// width of a photo (HTML's attribute of that name).
pub(super) fn picture(context: Context, one: &'static Supporter, place: usize, sizes: String) -> Node {
    match &one.photo {
        Some(photo) => image(context, one, photo, sizes),
        None => drawn(context, &one.id, &one.shirt, place),
    }
}

fn drawn(context: Context, id: &'static str, print: &'static str, place: usize) -> Node {
    let hashtag = if print.is_empty() { "" } else { &*context.core.site.hashtag };
    shirt(id, print, hashtag, place)
}

/// Until the photo is loaded, its average colour fills the space and, after hydration, its ThumbHash.
fn image(context: Context, one: &'static Supporter, photo: &'static Photo, sizes: String) -> Node {
    let class = focused(photo.focus);
    view! {
        <svg class="photo" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width="1" height="1" fill=ThumbHash::parse(&photo.thumb_hash).map(|hash| hash.mean())/>
        </svg>
        <canvas class=class.clone() aria-hidden="true" prop:hash=&*photo.thumb_hash></canvas>
        {ui::photo(context, photo, &one.id, class, sizes)}
    }
}

/// A supporter in a list of pictures of one size, with that width (`sizes` as in [`picture`]).
#[cfg(not(target_arch = "wasm32"))]
pub fn portrait(context: Context, one: &'static Supporter, place: usize, sizes: &str) -> Node {
    let (name, role) = (said(context, &one.name), role(context, one));
    view! {
        <span class="face">{picture(context, one, place, sizes.into())}</span>
        <strong lang=name.0 dir=context.dir_of(name.0)>{name.1}</strong>
        " "
        <small lang=role.0 dir=context.dir_of(role.0)>{role.1}</small>
    }
}

/// The contents of a tile.
struct Face {
    class: String,
    id: Option<&'static str>,
    /// Its position, if the style does not determine it.
    style: Option<String>,
    /// Its position from 1 and the size of a list that is not completely in the page.
    of: Option<(usize, usize)>,
    href: String,
    picture: Option<Node>,
    name: (Option<&'static str>, Node),
    role: (Option<&'static str>, Node),
    /// The date of their role: “ · 2017. gadā”.
    when: Option<String>,
}

/// The view shared by all tiles.
fn face(context: Context, face: Face) -> Node {
    let (name_lang, name) = face.name;
    let (role_lang, role) = face.role;
    view! {
        <li
            class=face.class
            prop:style=face.style
            data-supporter=face.id
            aria-posinset=face.of.map(|(place, _)| place.to_string())
            aria-setsize=face.of.map(|(_, size)| size.to_string())
        >
            <a href=face.href data-noscroll="">
                {face.picture}
                <span class="label">
                    <strong lang=name_lang dir=context.dir_of(name_lang)>{name}</strong>
                    <small lang=role_lang dir=context.dir_of(role_lang)>{role}{face.when}</small>
                </span>
            </a>
        </li>
    }
}

/// What the tiles are created from.
#[derive(Clone, Copy)]
pub(super) struct Tiles<'a> {
    pub(super) context: Context,
    pub(super) all: &'static List<Supporter>,
    pub(super) query: &'a WallQuery,
    pub(super) found: Memo<Found>,
    /// The size of the list, if it is not completely in the page.
    pub(super) size: Option<usize>,
}

impl Tiles<'_> {
    /// The tile of a supporter or, without its picture, a line of the list. `place` is the index in the list, `class`
    /// and `style` are its layout, `high` whether its row is one of the high ones.
    pub(super) fn tile(self, index: usize, place: usize, class: String, style: Option<String>, high: bool) -> Node {
        let Self { context, all, query, size, .. } = self;
        let one = &all[index];
        face(
            context,
            Face {
                class,
                style,
                id: Some(&one.id),
                of: size.map(|size| (place + 1, size)),
                href: href(context, one, query),
                picture: (!query.list)
                    .then(|| picture(context, one, index, plan::sizes(plan::shape(&all.summary(index)), high))),
                name: self.marked(said(context, &one.name)),
                role: self.marked(role(context, one)),
                when: one
                    .as_of
                    .map(|year| [" · ", &fill(context.t(Msg::WallInYear), "year", &year.to_string())].concat()),
            },
        )
    }

    /// With the query's words highlighted.
    fn marked(self, (lang, text): LangText) -> (Option<&'static str>, Node) {
        (lang, marked(text, &self.found.with_untracked(|found| found.marks(text))))
    }

    /// The last tile of a wall: the visitor's own place, and a shirt without a name.
    pub(super) fn join(self, class: String) -> Node {
        let context = self.context;
        face(
            context,
            Face {
                class,
                style: None,
                id: None,
                of: None,
                href: context.href(&Address::Join),
                picture: Some(drawn(context, "", "", 0)),
                name: (None, context.t(Msg::WallRoom).into_node()),
                role: (None, context.t(Msg::WallJoin).into_node()),
                when: None,
            },
        )
    }
}

/// The shape of the last tile.
pub(super) const JOIN: u8 = 9;

/// The classes of the last tile.
pub(super) fn join_class() -> String {
    [&*shaped(JOIN), " join"].concat()
}

/// The classes of a supporter's tile.
pub(super) fn class(one: &RowSummary<Supporter>) -> String {
    let shaped = shaped(plan::shape(one));
    if one.featured() { shaped + " hero" } else { shaped }
}

fn shaped(shape: u8) -> String {
    ["tile s-", &shape.min(SHAPES.len() as u8 - 1).to_string()].concat()
}

/// The shapes of these supporters' tiles.
pub(super) fn shapes(all: &List<Supporter>, shown: &[usize]) -> Vec<u8> {
    shown.iter().map(|index| plan::shape(&all.summary(*index))).collect()
}

/// The indices of featured ones among them.
pub(super) fn heroes(all: &List<Supporter>, shown: &[usize]) -> Vec<usize> {
    (0..shown.len()).filter(|place| all.summary(shown[*place]).featured()).collect()
}

//! One supporter, opened over the wall.
//!
//! Opening adds one entry to the history, so that Back closes; going on to the next replaces it.
//! Prerendered, the dialog stands open with the same look and its links work without scripts.

use super::super::gesture::{Gesture, Intent, Pointer, Stage};
use super::choice;
use super::rest::Rest;
use super::tile::{href, picture, role, said};
use crate::content::{List, Related, Source, Supporter, WallQuery};
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::ui::{Context, IntoNode, Kept, Memo, Node, effect, look, shirt, sources, view};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

const DIALOG: &str = "dialog.person";
const NAME: &str = "#person-name";
const SHEET: &str = ".person .sheet";
const SLIDE: &str = ".person .slide";
const STAGE: &str = ".person .stage";
/// How wide a photo is on the stage (`.stage` in the style).
const STAGE_SIZES: &str = "(min-width: 56rem) 36rem, 100vw";

/// The attribute that says where a link of the dialog leads: an id, or one of these.
const TO: &str = "data-to";
const CLOSE: &str = "/close";
const PREVIOUS: &str = "/previous";
const NEXT: &str = "/next";

/// What the dialog and its parts need.
#[derive(Clone, Copy)]
struct Open {
    context: Context,
    all: &'static List<Supporter>,
    named: &'static [Source],
    open: Memo<Option<usize>>,
    query: Memo<WallQuery>,
    shown: Memo<Vec<usize>>,
    /// Whether the history entry before this one is the wall.
    from_wall: Kept<bool>,
    /// Goes to an address in place of this one.
    go: Callback<String>,
}

impl Open {
    /// Place among those shown, from 0, and how many there are; everyone when the one that is
    /// open is not among the chosen.
    fn place(self, index: usize) -> (usize, usize) {
        let shown = self.shown.read();
        shown.iter().position(|one| *one == index).map_or((index, self.all.len()), |place| (place, shown.len()))
    }

    /// The one before or after, round in a circle.
    fn neighbour(self, index: usize, forward: bool) -> usize {
        let (place, size) = self.place(index);
        let place = if forward { place + 1 } else { place + size - 1 } % size.max(1);
        let shown = self.shown.read();
        if shown.contains(&index) { shown[place] } else { place }
    }

    fn href(self, index: usize) -> String {
        href(self.context, &self.all[index], &self.query.read())
    }

    fn turn(self, forward: bool) {
        if let Some(index) = self.open.get_untracked() {
            self.go.run(untrack(|| self.href(self.neighbour(index, forward))));
            platform::slide_in(SLIDE, if forward { 64 } else { -64 });
        }
    }

    fn close(self) {
        if self.from_wall.get_value() {
            platform::back();
        } else {
            self.go.run(choice::href(self.context, self.query.get_untracked()));
        }
    }

    fn follow(self, intent: Intent) {
        match intent {
            Intent::None => {}
            Intent::Swipe(x) => platform::hold(SLIDE, &[("--x", pixels(x))]),
            Intent::Pull(y) => platform::hold(SLIDE, &[("--y", pixels(y))]),
            Intent::Zoom(zoom) => platform::hold(
                STAGE,
                &[
                    ("--zoom", ((zoom.scale * 100.0) as i32).to_string()),
                    ("--x", pixels(zoom.x)),
                    ("--y", pixels(zoom.y)),
                ],
            ),
            Intent::Rest => platform::release(SLIDE),
            Intent::Next => self.turn(true),
            Intent::Previous => self.turn(false),
            Intent::Close => self.close(),
        }
    }
}

fn pixels(length: f64) -> String {
    [&(length as i32).to_string(), "px"].concat()
}

/// What the wall knows, for the dialog over it.
pub(super) struct Shelf {
    pub(super) context: Context,
    /// Everyone.
    pub(super) all: &'static List<Supporter>,
    /// The sources that they name.
    pub(super) named: &'static [Source],
    /// Who is opened.
    pub(super) open: Memo<Option<usize>>,
    /// How the wall is filtered.
    pub(super) query: Memo<WallQuery>,
    /// Who is on the wall, filtered.
    pub(super) shown: Memo<Vec<usize>>,
}

/// The dialog: there, and empty while nobody is opened. `clicked`: whether a link on the wall was followed to get here;
/// `rest` brings a tile into the page that is not there.
pub(super) fn dialog(shelf: Shelf, clicked: Kept<bool>, rest: Rest) -> Node {
    let navigate = use_navigate();
    let go = Callback::new(move |to: String| {
        navigate(&to, NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() });
    });
    let Shelf { context, all, named, open, query, shown } = shelf;
    let this = Open { context, all, named, open, query, shown, from_wall: Kept::new(false), go };
    let gesture = Kept::new(Gesture::default());
    let touch = move |event: &ev::PointerEvent, then: fn(&mut Gesture, Pointer) -> Intent| {
        if let Some((id, x, y, at)) = platform::touch(event) {
            let intent = gesture.update_value(|gesture| then(gesture, Pointer { id, x, y, at }));
            this.follow(intent);
        }
    };
    let down = move |event: ev::PointerEvent| {
        if let Some([x, y, width, height]) = platform::middle(STAGE) {
            gesture.update_value(|gesture| gesture.set_stage(Stage { x, y, width, height }));
        }
        touch(&event, Gesture::down);
    };
    let prerendered = open.get_untracked().is_some();
    let view = view! {
        <dialog
            class=if prerendered { "person still" } else { "person" }
            aria-labelledby="person-name"
            open=prerendered
            on:keydown=move |event| key(this, &event)
            on:cancel=move |event: ev::Event| {
                platform::prevent_default(&event);
                this.close();
            }
            on:click=move |event| click(this, &event)
            on:pointerdown=down
            on:pointermove=move |event| touch(&event, Gesture::moved)
            on:pointerup=move |event| touch(&event, Gesture::up)
            on:pointercancel=move |event| touch(&event, |gesture, _| gesture.cancel())
        >
            {move || open.get().map(|index| sheet(this, index))}
        </dialog>
    };
    let mut before = None;
    effect(move || {
        let now = open.get();
        match (std::mem::replace(&mut before, now), now) {
            (None, Some(_)) => {
                this.from_wall.set_value(clicked.get_value());
                platform::open_dialog(DIALOG);
                // Not what is first in it: so the first Tab leads to the way out, as on every page.
                platform::focus(SHEET);
                platform::uncover(".wall-page");
            }
            (Some(last), None) => {
                platform::close_dialog(DIALOG);
                // Going back, the browser first scrolls to where the wall was left.
                platform::after_render(move || {
                    rest.reveal(last);
                    platform::focus(&["[data-supporter=\"", &all[last].id, "\"] a"].concat());
                });
            }
            (Some(before), Some(now)) if before != now => {
                platform::release(STAGE);
                [".person .sheet", ".person .words"].into_iter().for_each(platform::scroll_to_start);
            }
            _ => {}
        }
        clicked.set_value(false);
        gesture.update_value(Gesture::reset);
    });
    view
}

/// The links of the dialog work by themselves; with scripts they replace the history entry.
fn click(this: Open, event: &ev::MouseEvent) {
    let Some(to) = platform::data_near(event, TO) else {
        if platform::hits_itself(event) {
            this.close();
        }
        return;
    };
    platform::prevent_default(event);
    match to.as_str() {
        CLOSE => this.close(),
        PREVIOUS => this.turn(false),
        NEXT => this.turn(true),
        id => {
            if let Some(index) = this.all.iter().position(|one| *one.id == *id) {
                this.go.run(untrack(|| this.href(index)));
                platform::focus(NAME);
            }
        }
    }
}

fn key(this: Open, event: &ev::KeyboardEvent) {
    let key = platform::key(event);
    match key.name.as_str() {
        _ if key.shift || key.control => {}
        "ArrowLeft" => this.turn(false),
        "ArrowRight" => this.turn(true),
        _ => {}
    }
}

fn sheet(this: Open, index: usize) -> Node {
    let Open { context, all, .. } = this;
    let one = &all[index];
    let (lang, name) = said(context, &one.name);
    view! {
        <div class="sheet" tabindex="-1">
            {bar(this, index)}
            <div class="slide" data-person=&*one.id>
                <div class=["stage pair-", &look(&one.id, index).pair.to_string()].concat()>{picture(context, one, index, STAGE_SIZES.into())}</div>
                <div class="words">
                    <h2 id="person-name" tabindex="-1" lang=lang>{name}</h2>
                    {paragraphs(context, one)}
                    {sources(&one.sources.iter().filter_map(|at| this.named.get(usize::from(*at))).collect::<Vec<_>>())}
                    {links(this, one, true)}
                    {links(this, one, false)}
                </div>
            </div>
        </div>
        {numbers(context)}
    }
}

/// The way out first, as on every page; then the way on and back.
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
            <a class="leave" href=&*context.core.site.leave_to rel="noreferrer nofollow external" data-leave="">{context.t(Msg::Leave)}</a>
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

/// What is known of a supporter: role or field, of when that is, what they say, what they are.
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
    all.into_iter()
        .filter(|(_, _, text)| !text.is_empty())
        .map(|(class, lang, text)| {
            let role = (class == "quoted").then_some("blockquote");
            view! { <p class=class role=role lang=lang>{text}</p> }
        })
        .collect()
}

/// The id when a link leads to a supporter.
fn supporter_id(link: &'static Related) -> Option<&'static str> {
    link.path.strip_prefix("/supporters/")
}

/// Links to what has to do with them: `also` those who are on the wall too, people of an
/// organisation and organisations of a person, else what is in other sections.
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
            view! { <li><a data-to=index.map(|index| &*all[index].id) href=href lang=lang>{shirt}{title}</a></li> }
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

/// The numbers for help, where they are on every page: the dialog covers the page's own.
fn numbers(context: Context) -> Node {
    let numbers: Vec<_> = context
        .core
        .featured
        .iter()
        .map(|service| {
            view! {
                <a class="number" href=service.tel()>
                    <span class="unseen">{context.str(&service.name)}" "</span>
                    {&*service.phone}
                </a>
            }
        })
        .collect();
    view! {
        <div class="help-bar" role="group" aria-label=context.t(Msg::HelpNumbers)>
            <a class="ask" href=context.href(&crate::content::Address::Help)>{context.t(Msg::NeedHelp)}</a>
            {numbers}
        </div>
    }
}

//! The axis: SVG in CSS pixels, rendered from a [`Frame`]. While all data are shown, positions are in percent, so the
//! prerendered axis equals the live one at any width, with text of the right size.

use super::ruler::{Write, day_x, labels, ruler};
use super::stage::TimelineState;
use super::words::decimal;
use super::{moves, overview};
use crate::i18n::Msg;
use crate::text::width;
use crate::timeline::bands::{Band, RULER_PX};
use crate::timeline::breakpoint::{BREAKPOINTS_PX, MARGINS_PX, Unit};
use crate::timeline::chronicle::cut;
use crate::timeline::frame::{Chip, DrawnEntry, FadedEdges, Frame};
use crate::timeline::place::Shape;
use crate::timeline::scale::View;
use crate::view::{IntoNode, Item, Memo, Node, each, view};

/// Font size of dates, as in `style/timeline.css`.
const DATE_EM: f32 = 13.0;

/// Axis, overview and legend. Prerendered, there is one drawing for each breakpoint, of which the style shows one.
pub(super) fn axis(stage: TimelineState) -> Node {
    let context = stage.context;
    let drawing = |nth: usize| {
        let is_drawn = Memo::new(move || stage.draws(nth));
        (move || is_drawn.get().then(|| drawing(stage, nth))).into_node()
    };
    view! {
        <div class="axis">
            <svg class="fades" width="0" height="0" aria-hidden="true">{fades()}</svg>
            {(0..BREAKPOINTS_PX.len()).map(drawing).collect::<Vec<_>>()}
            {overview::overview(stage)}
            <p class="hint">{context.t(Msg::TimelineSoftEdges)}</p>
            <p class="hint keys" id="timeline-keys">{context.t(Msg::TimelineKeys)}</p>
        </div>
    }
}

fn drawing(stage: TimelineState, nth: usize) -> Node {
    view! {
        <div class=["drawing from-", &nth.to_string()].concat() class:live=move || stage.is_measured.get()>
            {ruler(stage, nth)}
            <div
                class="scene"
                ref=stage.scene
                role="application"
                // It holds the focus while the focused entry is on its way into the frame.
                tabindex="-1"
                aria-label=stage.context.t(Msg::TimelineAxisLabel)
                aria-describedby="timeline-keys"
                on:keydown=move |event| moves::key(stage, &event)
                on:click=move |event| moves::click(stage, &event)
                on:focusin=move |event| moves::focused(stage, &event)
                on:wheel=move |event| moves::wheel(stage, &event)
                on:pointerdown=move |event| moves::pointer_down(stage, &event)
                on:pointermove=move |event| moves::pointer_move(stage, &event)
                on:pointerup=move |event| moves::pointer_up(stage, &event)
                on:pointercancel=move |event| moves::pointer_cancel(stage, &event)
                on:dragstart=move |event| event.prevent_default()
            >
                <svg
                    height=move || stage.bands.read().height.to_string()
                    viewBox=move || view_box(stage, nth)
                    preserveAspectRatio="xMinYMin meet"
                >
                    {move || picture(stage, nth)}
                </svg>
            </div>
        </div>
    }
}

/// For print at any width: everything drawn in pixels, including the ruler.
fn view_box(stage: TimelineState, drawing: usize) -> Option<String> {
    let (view, unit) = stage.drawn(drawing);
    (unit == Unit::Px).then(|| {
        let top = if stage.is_printing.get() { RULER_PX } else { 0 };
        let width = decimal(unit.place(view.width_px) - MARGINS_PX.1, 1);
        ["0 ", &(-top).to_string(), " ", &width, " ", &(stage.bands.read().height + top).to_string()].concat()
    })
}

/// In print, the ruler is part of the drawing.
fn paper_ruler(stage: TimelineState, drawing: usize) -> Option<Node> {
    let above = ["translate(0 -", &RULER_PX.to_string(), ")"].concat();
    stage.is_printing.get().then(|| view! { <g transform=above>{labels(stage, drawing)}</g> })
}

fn picture(stage: TimelineState, drawing: usize) -> Node {
    let (view, unit) = stage.drawn(drawing);
    let picture = stage.picture(drawing);
    moves::hold_focus(stage, &picture);
    let height = stage.bands.read().height;
    let current = stage.current.get();
    let open = stage.open.get();
    // The tab stop is in the frame: the current entry, or else the first one.
    let is_drawn = picture.marks.iter().any(|mark| mark.at == current);
    let tab = if is_drawn { Some(current) } else { picture.marks.first().map(|mark| mark.at) };
    let chip_tab = stage.current_chip.get().min(picture.chips.len().saturating_sub(1));
    // A mark that stays in the frame keeps its element, with the focus on it.
    let marks = picture
        .marks
        .iter()
        .map(|&one| Item::new(one.at, move || mark(stage, &one, unit, tab == Some(one.at), open == Some(one.at))));
    view! {
        <g class="ticks" aria-hidden="true">{lines(&picture, unit, height)}</g>
        <g class="bands" aria-hidden="true">
            {stage.bands.read().bands.iter().map(|band| heading(stage, band)).collect::<Vec<_>>()}
        </g>
        {today(stage, view, unit, height)}
        {paper_ruler(stage, drawing)}
        <g class="chips">
            {picture.chips.iter().enumerate().map(|(nth, one)| chip(stage, nth, one, unit, nth == chip_tab)).collect::<Vec<_>>()}
        </g>
        <g class="marks">{each(marks)}</g>
    }
}

fn lines(picture: &Frame, unit: Unit, height: i32) -> Vec<Node> {
    let height = height.to_string();
    let line = |x: String, major: bool| view! { <line class:major=major x1=x.clone() x2=x y1="0" y2=height.clone()/> };
    picture.ticks.iter().map(|one| line(unit.write(one.x), one.major)).collect()
}

fn heading(stage: TimelineState, band: &Band) -> Node {
    let (line, text) = (band.y.to_string(), (band.y + 20).to_string());
    let left = decimal(-MARGINS_PX.0, 0);
    view! {
        <line x1=left.clone() x2="200%" y1=line.clone() y2=line/>
        <text x=left y=text>{stage.kind(band.kind)}</text>
    }
}

/// The line of the visitor's date, once the page knows it.
fn today(stage: TimelineState, view: View, unit: Unit, height: i32) -> Option<Node> {
    let x = day_x(stage, view);
    (stage.knows_today() && x >= 0.0 && x <= view.width_px).then(|| {
        let x = unit.write(x);
        view! {
            <g class="today" data-live="" aria-hidden="true">
                <line x1=x.clone() x2=x y1="0" y2=height.to_string()/>
            </g>
        }
    })
}

/// One tab stop for all clusters, as for all entries; arrow keys move between them.
fn chip(stage: TimelineState, nth: usize, chip: &Chip, unit: Unit, is_tab: bool) -> Node {
    let name = [stage.kind(chip.kind), ": ", &stage.context.count(Msg::TimelineMore, chip.count)].concat();
    let tab = if is_tab { "0" } else { "-1" };
    view! {
        <svg x=unit.write(chip.x) y=chip.y.to_string()>
            <g class="chip-mark" role="button" tabindex=tab data-chip=nth.to_string() aria-label=name>
                <rect x="-20" width="40" height="24" rx="12"/>
                <text y="17" text-anchor="middle">{["+", &chip.count.to_string()].concat()}</text>
            </g>
        </svg>
    }
}

fn mark(stage: TimelineState, one: &DrawnEntry, unit: Unit, is_tab: bool, is_open: bool) -> Node {
    let dated = stage.dated(one.at);
    let color = stage.color(dated.kind);
    // The complete name, however much of it is drawn. The drawn part comes first, in order, as WCAG 2.5.3 requires.
    let (title_said, date_said) = (stage.title(one.at), stage.date(one.at));
    let (first, second) = if draws_date(stage, one) { (date_said, title_said) } else { (title_said, date_said) };
    let name = [first, ", ", second, ". ", stage.kind(dated.kind)].concat();
    view! {
        <svg x=unit.write(one.x) y=one.y.to_string()>
            <a
                class=color
                class:open=is_open
                href=stage.context.href(&stage.entry_address(one.at))
                data-entry=&*stage.entry(one.at).id
                tabindex=if is_tab { "0" } else { "-1" }
                aria-label=name
            >
                {match dated.shape {
                    Shape::Bar => bar(one, color, unit),
                    Shape::Milestone => dot(stage, one, unit),
                }}
                // Not drawn, but announced: date and title are separate words.
                " "
                {one.label.map(|(x, y)| title(stage, one, x, if dated.shape == Shape::Bar { y } else { y + 15 }))}
            </a>
        </svg>
    }
}

fn bar(one: &DrawnEntry, color: &str, unit: Unit) -> Node {
    let arrow = one.open.then(|| {
        view! { <svg x=unit.write_length(one.width)><path class="arrow" d="M3 0l9 8l-9 8z"/></svg> }
    });
    view! {
        <rect class="bar" width=unit.write_length(one.width) height="16" rx="4" fill=paint(one.fade, color)/>
        {arrow}
    }
}

fn dot(stage: TimelineState, one: &DrawnEntry, unit: Unit) -> Node {
    let whisker = one.whisker.map(|(x, width)| {
        view! { <rect class="whisker" x=unit.write_length(x) y="-2" width=unit.write_length(width) height="4" rx="2"/> }
    });
    let stem = one.label.map(|(_, y)| {
        // The date is below the title, where the stem begins.
        let words = stage.date(one.at);
        let y_text = (y + 31).to_string();
        let date =
            draws_date(stage, one).then(|| view! { <text class="date" aria-hidden="true" y=y_text>{words}</text> });
        let from = if date.is_some() { y + 37 } else { y + 21 };
        view! {
            <line class="stem" y1=from.to_string() y2="0"/>
            {date}
        }
    });
    view! {
        {whisker}
        {stem}
        <circle r="6"/>
    }
}

/// Whether a dot's date is drawn: a truncated date would have another meaning.
fn draws_date(stage: TimelineState, one: &DrawnEntry) -> bool {
    let px = width(stage.date(one.at)) as f32 * DATE_EM / 100.0;
    let is_dot = stage.dated(one.at).shape == Shape::Milestone;
    is_dot && one.label.is_some() && one.room.is_none_or(|room| px <= room)
}

/// As many whole words of the title as fit; nothing if not even one does.
fn title(stage: TimelineState, one: &DrawnEntry, x: f64, y: i32) -> Option<Node> {
    let full = stage.title(one.at);
    let bytes = stage.dated(one.at).title_bytes.min(one.room.map_or(usize::MAX, |room| cut(full, room).0));
    let rest = full.get(bytes..).unwrap_or_default();
    let is_word = rest.is_empty() || rest.starts_with(' ') || one.room.is_none();
    let text = if rest.is_empty() { full.to_owned() } else { [&full[..bytes], "…"].concat() };
    is_word.then(|| view! { <text class="title" aria-hidden="true" x=decimal(x, 1) y=y.to_string()>{text}</text> })
}

/// Soft edges are gradients; a bar without any gets its colour from the style.
fn paint(fade: FadedEdges, color: &str) -> Option<String> {
    let side = match (fade.left, fade.right) {
        (false, false) => return None,
        (true, false) => "left",
        (false, true) => "right",
        (true, true) => "both",
    };
    Some(["url(#fade-", side, "-", color, ")"].concat())
}

/// A gradient for each side and colour.
fn fades() -> Vec<Node> {
    const SIDES: [(&str, [&str; 4]); 3] =
        [("left", ["0.08", "1", "1", "1"]), ("right", ["1", "1", "1", "0.08"]), ("both", ["0.08", "1", "1", "0.08"])];
    ["sea", "sand", "amber"]
        .into_iter()
        .flat_map(|color| {
            SIDES.into_iter().map(move |(side, opacity)| {
                let [a, b, c, d] = opacity;
                view! {
                    <linearGradient id=["fade-", side, "-", color].concat() class=color>
                        <stop offset="0" stop-opacity=a/>
                        <stop offset="0.45" stop-opacity=b/>
                        <stop offset="0.55" stop-opacity=c/>
                        <stop offset="1" stop-opacity=d/>
                    </linearGradient>
                }
            })
        })
        .collect()
}

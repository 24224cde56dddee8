//! The axis: SVG in CSS pixels, one element tree for a picture ([`Frame`]). Until the true width is known, x is written in
//! percent, so the prerendered axis fills any width with text of the right size.

use super::stage::Stage;
use super::words::{decimal, tick};
use super::{moves, overview};
use crate::i18n::Msg;
use crate::timeline::bands::Band;
use crate::timeline::frame::{Chip, Drawn, Fade, Frame, frame, in_slots, is_labelled};
use crate::timeline::place::Shape;
use crate::ui::{Kept, Node, view};

/// How x and widths are written.
#[derive(Clone, Copy)]
pub(super) struct Unit(Option<f64>);

impl Unit {
    /// Pixels once the width is known, before in percent of the width drawn for.
    pub(super) fn of(stage: Stage) -> Unit {
        Unit((!stage.is_measured.get()).then(|| stage.view.read_untracked().width_px))
    }

    pub(super) fn write(self, px: f64) -> String {
        match self.0 {
            None => decimal(px, 1),
            Some(width) => decimal(px / width * 100.0, 2) + "%",
        }
    }
}

/// Axis, overview and what the axis means.
pub(super) fn axis(stage: Stage) -> Node {
    let context = stage.context;
    // Which entry holds which place in the list of elements.
    let slots = Kept::new(Vec::new());
    view! {
        <div class="axis">
            <div
                class="scene"
                role="application"
                aria-label=context.t(Msg::TimelineAxisLabel)
                aria-describedby="timeline-keys"
                on:keydown=move |event| moves::key(stage, &event)
                on:click=move |event| moves::click(stage, &event)
                on:focusin=move |event| moves::focused(stage, &event)
                on:wheel=move |event| moves::wheel(stage, &event)
                on:pointerdown=move |event| moves::pointer_down(stage, &event)
                on:pointermove=move |event| moves::pointer_move(stage, &event)
                on:pointerup=move |event| moves::pointer_up(stage, &event)
                on:pointercancel=move |event| moves::pointer_up(stage, &event)
                on:dragstart=move |event| event.prevent_default()
            >
                <svg
                    width="100%"
                    height=move || stage.bands.read().height.to_string()
                    viewBox=move || view_box(stage)
                    preserveAspectRatio="xMinYMin meet"
                >
                    <defs>{fades()}</defs>
                    {move || picture(stage, slots)}
                </svg>
            </div>
            {overview::overview(stage)}
            <p class="hint">{context.t(Msg::TimelineSoftEdges)}</p>
            <p class="hint keys" id="timeline-keys">{context.t(Msg::TimelineKeys)}</p>
        </div>
    }
}

/// So that paper of any width gets all of it.
fn view_box(stage: Stage) -> Option<String> {
    stage.is_measured.get().then(|| {
        let width = decimal(stage.view.read().width_px, 1);
        ["0 0 ", &width, " ", &stage.bands.read().height.to_string()].concat()
    })
}

fn picture_of(stage: Stage) -> Frame {
    let view = stage.view.get();
    let bands = stage.bands.read();
    let shown = stage.shown.read();
    stage.stock.with(|stock| match stock.0.lock() {
        Ok(mut placement) => frame(stage.chronicle, &shown, &bands, &placement.scene(view), view),
        Err(_) => Frame::default(),
    })
}

fn picture(stage: Stage, slots: Kept<Vec<Option<usize>>>) -> Node {
    let unit = Unit::of(stage);
    let picture = picture_of(stage);
    let height = stage.bands.read().height;
    let current = stage.current.get();
    let open = stage.open.get();
    // What Tab reaches is in the picture: where the keys are, or else what comes first.
    let is_drawn = picture.marks.iter().any(|mark| mark.at == current);
    let tab = if is_drawn { Some(current) } else { picture.marks.first().map(|mark| mark.at) };
    let marks = in_slots(&slots.get_value(), &picture.marks, |mark| mark.at);
    slots.set_value(marks.iter().map(|mark| mark.map(|mark| mark.at)).collect());
    view! {
        <g class="ticks" aria-hidden="true">{ticks(stage, &picture, unit, height)}</g>
        <g class="bands" aria-hidden="true">
            {stage.bands.read().bands.iter().map(|band| heading(stage, band)).collect::<Vec<_>>()}
        </g>
        {today(stage, unit, height)}
        <g class="chips">
            {picture.chips.iter().map(|one| chip(stage, one, unit, tab.is_none())).collect::<Vec<_>>()}
        </g>
        <g class="marks">
            {marks
                .into_iter()
                .map(|one| one.map(|one| mark(stage, &one, unit, tab == Some(one.at), open == Some(one.at))))
                .collect::<Vec<_>>()}
        </g>
    }
}

fn ticks(stage: Stage, picture: &Frame, unit: Unit, height: i32) -> Vec<Node> {
    let Some(level) = picture.level else { return Vec::new() };
    let height = height.to_string();
    let today = today_x(stage);
    picture
        .ticks
        .iter()
        .map(|one| {
            let x = unit.write(one.x);
            let label = if is_labelled(one.x, today) { tick(stage.context, level, one) } else { String::new() };
            view! {
                <line class:major=one.major x1=x.clone() x2=x.clone() y1="0" y2=height.clone()/>
                <text class:major=one.major x=x dx="6" y="15">{label}</text>
            }
        })
        .collect()
}

fn heading(stage: Stage, band: &Band) -> Node {
    let (line, text) = (band.y.to_string(), (band.y + 21).to_string());
    view! {
        <line x1="0" x2="100%" y1=line.clone() y2=line/>
        <text x="0" y=text>{stage.kind(band.kind)}</text>
    }
}

/// The line of the visitor's day: only once the page knows it.
fn today(stage: Stage, unit: Unit, height: i32) -> Option<Node> {
    today_x(stage).map(|x| {
        let x = unit.write(x);
        view! {
            <g class="today" data-live="" aria-hidden="true">
                <line x1=x.clone() x2=x.clone() y1="20" y2=height.to_string()/>
                <text x=x y="15" text-anchor="middle">{stage.context.t(Msg::Today)}</text>
            </g>
        }
    })
}

fn today_x(stage: Stage) -> Option<f64> {
    let clock = stage.context.clock.get();
    let view = stage.view.get();
    let x = view.x_of(f64::from(clock.today.days()) + 0.5);
    (clock.live && stage.is_measured.get() && x >= 0.0 && x <= view.width_px).then_some(x)
}

fn chip(stage: Stage, chip: &Chip, unit: Unit, is_tab: bool) -> Node {
    let days = [chip.days.0.to_string(), chip.days.1.to_string()].join(" ");
    let name = [stage.kind(chip.kind), ": ", &stage.context.count(Msg::TimelineMore, chip.count)].concat();
    let tab = if is_tab { "0" } else { "-1" };
    view! {
        <svg x=unit.write(chip.x) y=chip.y.to_string()>
            <g class="chip-mark" role="button" tabindex=tab data-days=days aria-label=name>
                <rect x="-20" width="40" height="24" rx="12"/>
                <text y="17" text-anchor="middle">{["+", &chip.count.to_string()].concat()}</text>
            </g>
        </svg>
    }
}

fn mark(stage: Stage, one: &Drawn, unit: Unit, is_tab: bool, is_open: bool) -> Node {
    let dated = stage.dated(one.at);
    let color = stage.color(dated.kind);
    // One that is labelled is named by its label, as WCAG 2.5.3 asks.
    let name = || [stage.title(one.at), ", ", stage.date(one.at), ". ", stage.kind(dated.kind)].concat();
    let name = one.label.is_none().then(name);
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
                {one.label.map(|(x, y)| title(stage, one.at, x, if dated.shape == Shape::Bar { y } else { y + 15 }))}
            </a>
        </svg>
    }
}

fn bar(one: &Drawn, color: &str, unit: Unit) -> Node {
    let arrow = one.open.then(|| {
        let x = decimal(one.width + 3.0, 1);
        view! { <path class="arrow" d=["M", &x, " 0l9 8l-9 8z"].concat()/> }
    });
    view! {
        <rect class="bar" width=unit.write(one.width) height="16" rx="4" fill=paint(one.fade, color)/>
        {arrow}
    }
}

fn dot(stage: Stage, one: &Drawn, unit: Unit) -> Node {
    let whisker = one.whisker.map(|(x, width)| {
        view! { <rect class="whisker" x=unit.write(x) y="-2" width=unit.write(width) height="4" rx="2"/> }
    });
    let stem = one.label.map(|(_, y)| {
        // The date stands below the title, where the stem begins.
        let date = stage.date(one.at);
        view! {
            <line class="stem" y1=(y + 38).to_string() y2="0"/>
            <text class="date" y=(y + 32).to_string()>{date}</text>
        }
    });
    view! {
        {whisker}
        {stem}
        <circle r="6"/>
    }
}

fn title(stage: Stage, at: usize, x: f64, y: i32) -> Node {
    let full = stage.title(at);
    let bytes = stage.dated(at).title_bytes;
    let text = if bytes < full.len() { [&full[..bytes], "…"].concat() } else { full.into() };
    view! { <text class="title" x=decimal(x, 1) y=y.to_string()>{text}</text> }
}

/// Soft edges are gradients; a bar without any gets its colour from style.
fn paint(fade: Fade, color: &str) -> Option<String> {
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

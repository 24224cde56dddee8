//! The tools: get a picture, place it, save or share it.

use super::super::placement::{LARGEST, Placement};
use super::desk::{Desk, NAME, Stage};
use crate::i18n::Msg;
use crate::platform;
use crate::view::{Node, view};

/// Ways to get a picture.
pub(super) fn start(desk: Desk) -> Node {
    let context = desk.context;
    let on = move || desk.stage.get() == Stage::Camera;
    view! {
        <div class="ways-in">
            <label class="button choose">
                <input id="join-file" ref=desk.field class="unseen-field" type="file" accept="image/*" on:change=move |_| desk.choose()/>
                {context.t(Msg::JoinChoose)}
            </label>
            <button
                type="button"
                class="button take"
                ref=desk.start
                class:away=move || !desk.camera.get()
                hidden=on
                on:click=move |_| desk.start_camera()
            >
                {context.t(Msg::JoinTake)}
            </button>
            <button
                type="button"
                id="join-shutter"
                ref=desk.shutter
                class="button primary"
                hidden=move || !on()
                on:click=move |_| desk.take()
            >
                {context.t(Msg::JoinShutter)}
            </button>
            <button type="button" class="button" hidden=move || !on() on:click=move |_| desk.give_up_camera()>
                {context.t(Msg::JoinStop)}
            </button>
        </div>
    }
}

/// Sliders for everything that gestures do, for keyboards. Integer steps, so that browsers need no decimals.
pub(super) fn place(desk: Desk) -> Node {
    let context = desk.context;
    let slider = move |message: Msg, least: i32, most: i32, get: fn(Placement) -> f64, set: fn(&mut Placement, f64)| {
        let changed = move |text: String| {
            let value = f64::from(text.parse::<i32>().unwrap_or_default());
            desk.change(|mut place| {
                set(&mut place, value);
                place
            });
        };
        view! {
            <label class="slider">
                <span>{context.t(message)}</span>
                <input
                    type="range"
                    min=least.to_string()
                    max=most.to_string()
                    prop:value=move || (get(desk.place.get()).round() as i32).to_string()
                    on:input=move |event| changed(platform::value_of(&event))
                />
            </label>
        }
    };
    view! {
        <fieldset class="sliders" hidden=move || desk.stage.get() != Stage::Placed>
            <legend>{context.t(Msg::JoinPlace)}</legend>
            {slider(Msg::JoinZoom, 100, LARGEST as i32 * 100, |place| place.zoom * 100.0, |place, value| place.zoom = value / 100.0)}
            {slider(Msg::JoinTurn, -180, 180, |place| place.turn, |place, value| place.turn = value)}
            {slider(Msg::JoinAcross, -200, 200, |place| place.x * 100.0, |place, value| place.x = value / 100.0)}
            {slider(Msg::JoinDown, -200, 200, |place| place.y * 100.0, |place, value| place.y = value / 100.0)}
            <button type="button" class="chip" aria-pressed=move || if desk.tall.get() { "true" } else { "false" } on:click=move |_| desk.set_tall(!desk.tall.get_untracked())>
                {context.t(Msg::JoinTall)}
            </button>
        </fieldset>
    }
}

/// Share, save, keep, delete.
pub(super) fn finish(desk: Desk) -> Node {
    let context = desk.context;
    let none = move || desk.ready.with(Option::is_none);
    let can_share = move || desk.shares.get();
    let shown = move || desk.kept.get() || matches!(desk.stage.get(), Stage::Placed | Stage::Kept);
    let keep = move || desk.keeps.get() && !desk.kept.get() && desk.stage.get() == Stage::Placed;
    view! {
        <div class="ways-out" hidden=move || !shown()>
            <button
                type="button"
                class="button primary share"
                class:away=none
                hidden=move || !can_share()
                on:click=move |_| desk.share()
            >
                {context.t(Msg::JoinShare)}
            </button>
            {move || shown().then(|| save(desk))}
            <button
                type="button"
                class="button keep"
                class:away=none
                hidden=move || !keep()
                on:click=move |_| desk.keep()
            >
                {context.t(Msg::JoinKeep)}
            </button>
            <button type="button" class="button erase" on:click=move |_| desk.erase()>
                {context.t(Msg::JoinErase)}
            </button>
        </div>
    }
}

/// A link without target before the file is created, so it is not in the page before there is a picture.
fn save(desk: Desk) -> Node {
    view! {
        <a
            class="button save"
            class:primary=move || !desk.shares.get()
            class:away=move || desk.ready.with(Option::is_none)
            href=move || desk.ready.get()
            download=NAME
            rel="external"
        >
            {desk.context.t(Msg::JoinSave)}
        </a>
    }
}

//! The tools: get a picture, place it, save or share it.

use super::super::placement::{LARGEST, Placement};
use super::editor::{Editor, NAME, Stage};
use crate::i18n::Msg;
use crate::platform;
use crate::view::{Node, view};

/// Ways to get a picture.
pub(super) fn start(editor: Editor) -> Node {
    let context = editor.context;
    let on = move || editor.stage.get() == Stage::Camera;
    view! {
        <div class="ways-in">
            <label class="button choose">
                <input id="join-file" ref=editor.field class="unseen-field" type="file" accept="image/*" on:change=move |_| editor.choose()/>
                {context.t(Msg::JoinChoose)}
            </label>
            <button
                type="button"
                class="button take"
                ref=editor.start
                class:away=move || !editor.camera.get()
                hidden=on
                on:click=move |_| editor.start_camera()
            >
                {context.t(Msg::JoinTake)}
            </button>
            <button
                type="button"
                id="join-shutter"
                ref=editor.shutter
                class="button primary"
                hidden=move || !on()
                on:click=move |_| editor.take()
            >
                {context.t(Msg::JoinShutter)}
            </button>
            <button type="button" class="button" hidden=move || !on() on:click=move |_| editor.give_up_camera()>
                {context.t(Msg::JoinStop)}
            </button>
        </div>
    }
}

/// Sliders for everything that gestures do, for keyboards. Integer steps, so that browsers need no decimals.
pub(super) fn place(editor: Editor) -> Node {
    let context = editor.context;
    let slider = move |message: Msg, least: i32, most: i32, get: fn(Placement) -> f64, set: fn(&mut Placement, f64)| {
        let changed = move |text: String| {
            let value = f64::from(text.parse::<i32>().unwrap_or_default());
            editor.change(|mut place| {
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
                    prop:value=move || (get(editor.place.get()).round() as i32).to_string()
                    on:input=move |event| changed(platform::value_of(&event))
                />
            </label>
        }
    };
    view! {
        <fieldset class="sliders" hidden=move || editor.stage.get() != Stage::Placed>
            <legend>{context.t(Msg::JoinPlace)}</legend>
            {slider(Msg::JoinZoom, 100, LARGEST as i32 * 100, |place| place.zoom * 100.0, |place, value| place.zoom = value / 100.0)}
            {slider(Msg::JoinTurn, -180, 180, |place| place.turn, |place, value| place.turn = value)}
            {slider(Msg::JoinAcross, -200, 200, |place| place.x * 100.0, |place, value| place.x = value / 100.0)}
            {slider(Msg::JoinDown, -200, 200, |place| place.y * 100.0, |place, value| place.y = value / 100.0)}
            <button type="button" class="chip" aria-pressed=move || if editor.tall.get() { "true" } else { "false" } on:click=move |_| editor.set_tall(!editor.tall.get_untracked())>
                {context.t(Msg::JoinTall)}
            </button>
        </fieldset>
    }
}

/// Share, save, keep, delete.
pub(super) fn finish(editor: Editor) -> Node {
    let context = editor.context;
    let none = move || editor.ready.with(Option::is_none);
    let can_share = move || editor.shares.get();
    let shown = move || editor.kept.get() || matches!(editor.stage.get(), Stage::Placed | Stage::Kept);
    let keep = move || editor.keeps.get() && !editor.kept.get() && editor.stage.get() == Stage::Placed;
    view! {
        <div class="ways-out" hidden=move || !shown()>
            <button
                type="button"
                class="button primary share"
                class:away=none
                hidden=move || !can_share()
                on:click=move |_| editor.share()
            >
                {context.t(Msg::JoinShare)}
            </button>
            {move || shown().then(|| save(editor))}
            <button
                type="button"
                class="button keep"
                class:away=none
                hidden=move || !keep()
                on:click=move |_| editor.keep()
            >
                {context.t(Msg::JoinKeep)}
            </button>
            <button type="button" class="button erase" on:click=move |_| editor.erase()>
                {context.t(Msg::JoinErase)}
            </button>
        </div>
    }
}

/// A link without target before the file is created, so it is not in the page before there is a picture.
fn save(editor: Editor) -> Node {
    view! {
        <a
            class="button save"
            class:primary=move || !editor.shares.get()
            class:away=move || editor.ready.with(Option::is_none)
            href=move || editor.ready.get()
            download=NAME
            rel="external"
        >
            {editor.context.t(Msg::JoinSave)}
        </a>
    }
}

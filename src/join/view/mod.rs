//! The page: what it does and does not do, then the picture and its tools.

mod desk;
mod tools;

use crate::content::Address;
use crate::i18n::Msg;
use crate::ui::Context;
use crate::view::{Node, effect, view};
use desk::{Desk, Stage};

/// The island of `/join`.
pub fn island(context: Context) -> Node {
    let desk = Desk::new(context);
    effect(move || desk.wake());
    page(desk)
}

fn page(desk: Desk) -> Node {
    let context = desk.context;
    let site = &context.core.site;
    view! {
        <h1>{context.t(Msg::JoinTitle)}</h1>
        <p class="lead">{context.t(Msg::JoinLead)}</p>
        <p class="scriptless">
            {context.t(Msg::JoinScriptless)}" "
            {site.has(&Address::wall()).then(|| view! { <a href=context.href(&Address::wall())>{context.t(Msg::WallTitle)}</a> })}
        </p>
        <div class="desk">
            {stage(desk)}
            <div class="tools">
                {tools::start(desk)}
                <p class="told" role="status">{move || desk.told.get().map(|message| context.t(message))}</p>
                {tools::place(desk)}
                {tools::finish(desk)}
            </div>
        </div>
        <section class="plain" aria-labelledby="join-device">
            <h2 id="join-device">{context.t(Msg::JoinDeviceTitle)}</h2>
            <p>{context.t(Msg::JoinDevice)}</p>
        </section>
        <section class="plain" aria-labelledby="join-reveals">
            <h2 id="join-reveals">{context.t(Msg::JoinRevealsTitle)}</h2>
            <p>{context.t(Msg::JoinReveals)}</p>
            {site.has(&Address::Help).then(|| {
                view! { <p>{context.t(Msg::JoinDanger)}" "<a href=context.href(&Address::Help)>{context.t(Msg::Help)}</a></p> }
            })}
        </section>
    }
}

/// The picture as it will be, or the camera's. The camera is mirrored, as people know themselves; the file is not.
fn stage(desk: Desk) -> Node {
    let context = desk.context;
    let shown = move |stage: Stage| move || desk.stage.get() != stage;
    let no_picture = move || !matches!(desk.stage.get(), Stage::Placed | Stage::Kept);
    view! {
        <div class="sheet-of-paper" class:tall=move || desk.tall.get()>
            <div class="empty" hidden=move || desk.stage.get() != Stage::Empty>
                {crate::ui::shirt("join", "", &context.core.site.hashtag, 0)}
            </div>
            <video class="mirror" ref=desk.video playsinline muted aria-label=context.t(Msg::JoinCameraView) hidden=shown(Stage::Camera)></video>
            <canvas
                class="result"
                ref=desk.canvas
                tabindex="-1"
                role="img"
                aria-label=context.t(Msg::JoinPreview)
                hidden=no_picture
                on:pointerdown=move |event| desk.pointer(&event, true)
                on:pointermove=move |event| desk.drag(&event)
                on:pointerup=move |event| desk.pointer(&event, false)
                on:pointercancel=move |event| desk.pointer(&event, false)
            ></canvas>
        </div>
    }
}

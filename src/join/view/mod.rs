//! The page: what it does and does not do, then the picture and its tools.

mod editor;
mod tools;

use crate::content::Address;
use crate::i18n::Msg;
use crate::ui::Context;
use crate::view::{Node, effect, view};
use editor::{Editor, Stage};

/// The island of `/join`.
pub fn island(context: Context) -> Node {
    let editor = Editor::new(context);
    effect(move || editor.wake());
    page(editor)
}

fn page(editor: Editor) -> Node {
    let context = editor.context;
    let site = &context.core.site;
    view! {
        <h1>{context.t(Msg::JoinTitle)}</h1>
        <p class="lead">{context.t(Msg::JoinLead)}</p>
        <p class="scriptless">
            {context.t(Msg::JoinScriptless)}" "
            {site.has(&Address::wall()).then(|| view! { <a href=context.href(&Address::wall())>{context.t(Msg::WallTitle)}</a> })}
        </p>
        <div class="desk">
            {stage(editor)}
            <div class="tools">
                {tools::start(editor)}
                <p class="told" role="status">{move || editor.told.get().map(|message| context.t(message))}</p>
                {tools::place(editor)}
                {tools::finish(editor)}
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
fn stage(editor: Editor) -> Node {
    let context = editor.context;
    let shown = move |stage: Stage| move || editor.stage.get() != stage;
    let no_picture = move || !matches!(editor.stage.get(), Stage::Placed | Stage::Kept);
    view! {
        <div class="sheet-of-paper" class:tall=move || editor.tall.get()>
            <div class="empty" hidden=move || editor.stage.get() != Stage::Empty>
                {crate::ui::shirt("join", "", &context.core.site.hashtag, 0)}
            </div>
            <video class="mirror" ref=editor.video playsinline muted aria-label=context.t(Msg::JoinCameraView) hidden=shown(Stage::Camera)></video>
            <canvas
                class="result"
                ref=editor.canvas
                tabindex="-1"
                role="img"
                aria-label=context.t(Msg::JoinPreview)
                hidden=no_picture
                on:pointerdown=move |event| editor.pointer(&event, true)
                on:pointermove=move |event| editor.drag(&event)
                on:pointerup=move |event| editor.pointer(&event, false)
                on:pointercancel=move |event| editor.pointer(&event, false)
            ></canvas>
        </div>
    }
}

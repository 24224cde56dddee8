//! The state of the page: the source of the picture, its placement, and the finished file.

use super::super::frame::{DrawOperation, TALL, WIDTH, frame};
use super::super::jpeg::strip;
use super::super::placement::{Change, Placement, Size, Touches};
use crate::i18n::Msg;
use crate::platform::{self, Canvas, Finished, Picture};
use crate::ui::Context;
use crate::view::{ElementRef, RwSignal, StoredValue};
use leptos::ev;

/// A name that reveals neither person, time nor device.
pub(super) const NAME: &str = "picture.jpg";
/// An unused camera is released after this many milliseconds.
const IDLE: u32 = 90_000;
/// The file is created after this many milliseconds without a change.
const SETTLED: u32 = 250;

/// What the page currently shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// No picture yet.
    Empty,
    /// The camera's live picture.
    Camera,
    /// A picture under the frame.
    Placed,
    /// The finished picture stored on this device.
    Kept,
}

/// `Copy`: everything in it lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) context: Context,
    pub(super) stage: RwSignal<Stage>,
    pub(super) place: RwSignal<Placement>,
    pub(super) tall: RwSignal<bool>,
    /// The latest event, shown and announced.
    pub(super) told: RwSignal<Option<Msg>>,
    /// Whether there is a camera, and whether storage is allowed; both are known only in the browser.
    pub(super) camera: RwSignal<bool>,
    pub(super) keeps: RwSignal<bool>,
    /// Whether this device stores a picture.
    pub(super) kept: RwSignal<bool>,
    /// The URL of the finished file.
    pub(super) ready: RwSignal<Option<String>>,
    /// Whether the browser can share files.
    pub(super) shares: RwSignal<bool>,
    pub(super) video: ElementRef,
    pub(super) canvas: ElementRef,
    /// The file field.
    pub(super) field: ElementRef,
    /// The button that starts the camera, and the one that takes the picture.
    pub(super) start: ElementRef,
    pub(super) shutter: ElementRef,
    finished: StoredValue<Option<Finished>>,
    picture: StoredValue<Option<Picture>>,
    touches: StoredValue<Touches>,
    /// Counts changes and camera starts, so that late results of earlier ones are recognised.
    round: StoredValue<u32>,
    /// Counts what the visitor chose (a file, the camera, none), so that a file still being decoded is dropped.
    choice: StoredValue<u32>,
}

impl Editor {
    pub(super) fn new(context: Context) -> Self {
        Self {
            context,
            stage: RwSignal::new(Stage::Empty),
            place: RwSignal::new(Placement::default()),
            tall: RwSignal::new(false),
            told: RwSignal::new(None),
            camera: RwSignal::new(false),
            keeps: RwSignal::new(false),
            kept: RwSignal::new(false),
            ready: RwSignal::new(None),
            shares: RwSignal::new(false),
            video: ElementRef::new(),
            canvas: ElementRef::new(),
            field: ElementRef::new(),
            start: ElementRef::new(),
            shutter: ElementRef::new(),
            finished: StoredValue::new(None),
            picture: StoredValue::new(None),
            touches: StoredValue::new(Touches::default()),
            round: StoredValue::new(0),
            choice: StoredValue::new(0),
        }
    }

    /// Called after hydration.
    pub(super) fn wake(self) {
        self.camera.set(platform::has_camera());
        self.keeps.set(!platform::is_kiosk());
        platform::on_hidden(move || self.stop_camera());
        if platform::is_kiosk() {
            return;
        }
        platform::kept_picture(move |picture| {
            self.kept.set(true);
            if self.stage.get_untracked() == Stage::Empty {
                self.told.set(Some(Msg::JoinKept));
                self.lay(picture, Stage::Kept);
            }
        });
    }

    fn next_round(self) -> u32 {
        self.round.update_value(|round| *round += 1);
        self.round.get_value()
    }

    fn next_choice(self) -> u32 {
        self.choice.update_value(|choice| *choice += 1);
        self.choice.get_value()
    }

    pub(super) fn start_camera(self) {
        self.clear();
        self.stage.set(Stage::Camera);
        self.told.set(None);
        // The pressed button is gone; the next one takes its place, while the browser asks and afterwards.
        platform::focus_soon(move || self.shutter.get());
        let round = self.next_round();
        let is_wanted = move || self.round.get_value() == round;
        platform::start_camera(self.video.get(), is_wanted, move |started| {
            if !is_wanted() {
                return;
            }
            if started {
                platform::set_timeout(IDLE, move || {
                    if is_wanted() {
                        self.give_up_camera();
                    }
                });
            } else {
                self.stop_camera();
                self.camera.set(false);
                self.told.set(Some(Msg::JoinNoCamera));
                platform::focus_soon(move || self.field.get());
            }
        });
    }

    pub(super) fn stop_camera(self) {
        if self.stage.get_untracked() == Stage::Camera {
            platform::stop_camera(self.video.get());
            self.next_round();
            self.stage.set(Stage::Empty);
        }
    }

    /// Without a picture: focus returns to the start button.
    pub(super) fn give_up_camera(self) {
        self.stop_camera();
        platform::focus_soon(move || self.start.get());
    }

    pub(super) fn take(self) {
        // None while the browser asks for permission.
        if let Some(picture) = platform::take_picture(self.video.get()) {
            self.stop_camera();
            self.receive(picture);
        }
    }

    pub(super) fn choose(self) {
        self.stop_camera();
        let choice = self.next_choice();
        platform::chosen_picture(self.field.get(), move |picture| match picture {
            _ if self.choice.get_value() != choice => {}
            Some(picture) => self.receive(picture),
            None => self.told.set(Some(Msg::JoinNoPicture)),
        });
    }

    fn receive(self, picture: Picture) {
        self.clear();
        self.told.set(None);
        self.lay(picture, Stage::Placed);
        platform::focus_soon(move || self.canvas.get());
    }

    fn lay(self, picture: Picture, stage: Stage) {
        self.tall.set(stage == Stage::Kept && picture.height > picture.width);
        self.picture.set_value(Some(picture));
        self.place.set(Placement::default());
        self.stage.set(stage);
        self.draw();
    }

    /// Removes the picture from memory.
    fn clear(self) {
        self.next_round();
        self.next_choice();
        self.picture.set_value(None);
        self.ready.set(None);
        self.finished.set_value(None);
        self.stage.set(Stage::Empty);
    }

    fn size(self) -> Size {
        (WIDTH, if self.tall.get_untracked() { TALL } else { WIDTH })
    }

    pub(super) fn set_tall(self, tall: bool) {
        self.tall.set(tall);
        self.change(|place| place);
    }

    /// Changes the placement.
    pub(super) fn change(self, to: impl Fn(Placement) -> Placement) {
        let size = self.size();
        self.picture.with_value(|picture| {
            if let Some(picture) = picture {
                self.place.update(|place| *place = to(*place).covering((picture.width, picture.height), size));
            }
        });
        self.draw();
    }

    pub(super) fn pointer(self, event: &ev::PointerEvent, is_down: bool) {
        let (id, x, y) = platform::pointer(event);
        if is_down {
            platform::capture_pointer(event);
        }
        self.touches.update_value(|touches| if is_down { touches.down(id, x, y) } else { touches.up(id) });
    }

    pub(super) fn drag(self, event: &ev::PointerEvent) {
        let (id, x, y) = platform::pointer(event);
        let width = platform::middle(self.canvas.get()).map_or(0.0, |[_, _, width, _]| width);
        let change = self.touches.update_value(|touches| touches.moved(id, x, y, width));
        if let Some(Change { x, y, zoom, turn }) = change.filter(|_| self.stage.get_untracked() == Stage::Placed) {
            self.change(|place| Placement {
                zoom: place.zoom * zoom,
                x: place.x + x,
                y: place.y + y,
                turn: place.turn + turn,
            });
        }
    }

    /// Draws now, and creates the file if no other change follows, so that it exists before somebody shares it.
    fn draw(self) {
        self.ready.set(None);
        let size = self.size();
        let is_kept = self.stage.get_untracked() == Stage::Kept;
        self.picture.with_value(|picture| {
            let Some(picture) = picture else { return };
            let Some(canvas) = Canvas::of(self.canvas.get(), size) else { return };
            canvas.transform(self.place.get_untracked().matrix((picture.width, picture.height), size));
            canvas.picture(picture);
            if is_kept {
                return;
            }
            let (matrix, operations) = frame(size, &self.context.core.site.hashtag);
            canvas.transform(matrix);
            operations.iter().for_each(|operation| match *operation {
                DrawOperation::Shape(path, colour) => canvas.shape(path, colour),
                DrawOperation::Text(text, place, colour) => canvas.text(text, place, colour),
            });
        });
        let round = self.next_round();
        platform::set_timeout(SETTLED, move || {
            if self.round.get_value() == round {
                platform::finish(self.canvas.get(), NAME, strip, move |finished| self.finish(round, finished));
            }
        });
    }

    fn finish(self, round: u32, finished: Option<Finished>) {
        if self.round.get_value() != round {
            return;
        }
        match finished {
            Some(finished) => {
                self.shares.set(finished.can_share());
                self.ready.set(Some(finished.url.clone()));
                self.finished.set_value(Some(finished));
                if self.stage.get_untracked() == Stage::Placed && self.told.get_untracked().is_none() {
                    self.told.set(Some(Msg::JoinReady));
                }
            }
            None => self.told.set(Some(Msg::JoinNoFile)),
        }
    }

    pub(super) fn share(self) {
        self.finished.with_value(|finished| finished.iter().for_each(Finished::share));
    }

    pub(super) fn keep(self) {
        let choice = self.choice.get_value();
        self.finished.with_value(|finished| {
            if let Some(finished) = finished {
                platform::keep(finished, move |kept| {
                    self.kept.set(kept);
                    // Unless it was deleted meanwhile, which is what the message says then.
                    if self.choice.get_value() == choice {
                        self.told.set(Some(if kept { Msg::JoinKept } else { Msg::JoinNotKept }));
                    }
                });
            }
        });
    }

    /// Deletes the picture from the page and from this device.
    pub(super) fn erase(self) {
        self.stop_camera();
        self.clear();
        Canvas::of(self.canvas.get(), (1.0, 1.0));
        platform::erase_kept(move || {
            self.kept.set(false);
            self.told.set(Some(Msg::JoinErased));
        });
        platform::focus(self.field.get());
    }
}

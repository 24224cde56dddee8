//! What fingers on the picture mean: swipe to the next, pull down to close, pinch and double tap to
//! look closer. Pointer events go in, intents come out; nothing here knows a browser.
//!
//! Rules learnt from other galleries: a drag decides once which way it goes and keeps to it; while
//! zoomed in, one finger moves the picture and never turns the page; lifting one of two fingers
//! does not make the picture jump; a single tap closes nothing; beside the picture, where there is
//! text to scroll, only swipes count.

use crate::pointer::Pointer;
use crate::text::BaseDirection;

/// What is to happen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Intent {
    /// Nothing to see.
    None,
    /// The picture follows the finger sideways, by so many pixels.
    Swipe(f64),
    /// It follows the finger down.
    Pull(f64),
    /// It is shown this much larger, moved by so much.
    Zoom(Zoom),
    /// The finger is gone: back to where it was.
    Rest,
    /// On to the next.
    Next,
    /// Back to the one before.
    Previous,
    /// Away with it.
    Close,
}

/// How the picture is magnified.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// 1 is as large as it was.
    pub scale: f64,
    /// Moved to the right.
    pub x: f64,
    /// Moved down.
    pub y: f64,
}

impl Zoom {
    const NONE: Zoom = Zoom { scale: 1.0, x: 0.0, y: 0.0 };

    fn is_close(self) -> bool {
        self.scale > 1.01
    }
}

/// A finger that moves less has not moved.
const SLOP: f64 = 8.0;
/// How far ahead a finger's speed is projected, in milliseconds.
const AHEAD: f64 = 160.0;
/// A finger that has not moved for so many milliseconds has no speed any more.
const STILL: f64 = 90.0;
/// Which part of the stage's width, or height, a projected drag has to reach.
const ENOUGH: f64 = 0.3;
/// Two taps this near in time (milliseconds) and space (pixels) are a double tap.
const DOUBLE: (f64, f64) = (320.0, 28.0);
/// Magnification of a double tap, and the most there is.
const CLOSER: f64 = 2.2;
const CLOSEST: f64 = 4.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Course {
    /// The finger is down and has not moved yet.
    #[default]
    Open,
    Sideways,
    Down,
    /// The picture moves below one finger.
    Pan,
    Pinch,
    /// Nothing of ours: such as a pull upwards.
    Other,
}

/// Where the picture is when nobody moves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Its centre.
    pub x: f64,
    /// Its centre.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// The fingers on the stage and what they have been doing.
#[derive(Clone, Debug)]
pub struct Gesture {
    /// On which side the next is.
    direction: BaseDirection,
    stage: Stage,
    fingers: Vec<Pointer>,
    /// Where the gesture began, or began anew with another number of fingers.
    start: Pointer,
    course: Course,
    /// Pixels a millisecond.
    speed: (f64, f64),
    zoom: Zoom,
    /// The zoom when the fingers came down, and their distance and middle.
    base: (Zoom, f64, (f64, f64)),
    tap: Option<Pointer>,
    /// Whether the first finger came down on the picture, and not beside it.
    inside: bool,
}

/// Of a way; pixels do not overflow, so `hypot` is not needed.
fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}

/// `f64::clamp` would bring the formatting of floats into the bundle for a panic that never comes.
fn within(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

const NOWHERE: Pointer = Pointer { id: 0, x: 0.0, y: 0.0, at: 0.0 };

impl Default for Gesture {
    fn default() -> Self {
        Self {
            direction: BaseDirection::Ltr,
            stage: Stage { x: 0.0, y: 0.0, width: 1.0, height: 1.0 },
            fingers: Vec::new(),
            start: NOWHERE,
            course: Course::Open,
            speed: (0.0, 0.0),
            zoom: Zoom::NONE,
            base: (Zoom::NONE, 1.0, (0.0, 0.0)),
            tap: None,
            inside: true,
        }
    }
}

impl Gesture {
    /// On a stage where the next comes from where lines end.
    pub fn new(direction: BaseDirection) -> Self {
        Self { direction, ..Self::default() }
    }

    /// Tells where the stage is: before a first finger comes down.
    pub fn set_stage(&mut self, stage: Stage) {
        self.stage = Stage { width: stage.width.max(1.0), height: stage.height.max(1.0), ..stage };
    }

    /// A position from the centre of the stage.
    fn local(&self, pointer: Pointer) -> Pointer {
        Pointer { x: pointer.x - self.stage.x, y: pointer.y - self.stage.y, ..pointer }
    }

    /// Another picture is shown: nothing of the old gesture holds for it.
    pub fn reset(&mut self) {
        self.zoom = Zoom::NONE;
        self.course = if self.fingers.is_empty() { Course::Open } else { Course::Other };
        self.tap = None;
    }

    /// A finger comes down.
    pub fn down(&mut self, pointer: Pointer) -> Intent {
        let pointer = self.local(pointer);
        if self.fingers.len() >= 2 || self.fingers.iter().any(|finger| finger.id == pointer.id) {
            return Intent::None;
        }
        if self.fingers.is_empty() {
            self.inside = pointer.x.abs() * 2.0 <= self.stage.width && pointer.y.abs() * 2.0 <= self.stage.height;
        }
        self.fingers.push(pointer);
        let leaves_drag = self.fingers.len() == 2 && matches!(self.course, Course::Sideways | Course::Down);
        self.begin();
        if leaves_drag { Intent::Rest } else { Intent::None }
    }

    /// A finger moves.
    pub fn moved(&mut self, pointer: Pointer) -> Intent {
        let pointer = self.local(pointer);
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.id == pointer.id) else { return Intent::None };
        let time = (pointer.at - finger.at).max(1.0);
        let now = ((pointer.x - finger.x) / time, (pointer.y - finger.y) / time);
        *finger = pointer;
        // A little of the past smooths the jitter of fingers.
        self.speed = (self.speed.0 * 0.4 + now.0 * 0.6, self.speed.1 * 0.4 + now.1 * 0.6);
        let (dx, dy) = (pointer.x - self.start.x, pointer.y - self.start.y);
        if self.course == Course::Open && length(dx, dy) > SLOP {
            self.course = if self.zoom.is_close() {
                Course::Pan
            } else if dx.abs() > dy.abs() {
                Course::Sideways
            } else if dy > 0.0 && self.inside {
                Course::Down
            } else {
                Course::Other
            };
        }
        match self.course {
            Course::Open | Course::Other => Intent::None,
            Course::Sideways => Intent::Swipe(dx),
            Course::Down => Intent::Pull(dy.max(0.0)),
            Course::Pan => {
                let base = self.base.0;
                self.zoom_to(Zoom { scale: base.scale, x: base.x + dx, y: base.y + dy })
            }
            Course::Pinch => self.pinch(),
        }
    }

    /// A finger goes up.
    pub fn up(&mut self, pointer: Pointer) -> Intent {
        let pointer = self.local(pointer);
        if !self.fingers.iter().any(|finger| finger.id == pointer.id) {
            return Intent::None;
        }
        let held = self.fingers.iter().any(|finger| finger.id == pointer.id && pointer.at - finger.at > STILL);
        if held {
            self.speed = (0.0, 0.0);
        }
        self.fingers.retain(|finger| finger.id != pointer.id);
        let (course, start) = (self.course, self.start);
        if !self.fingers.is_empty() {
            // One of two fingers stays: it goes on from where it is.
            self.begin();
            return Intent::None;
        }
        self.course = Course::Open;
        let (dx, dy) = (pointer.x - start.x, pointer.y - start.y);
        match course {
            Course::Open => self.tapped(pointer),
            Course::Sideways => {
                let reach = dx + self.speed.0 * AHEAD;
                if reach.abs() < self.stage.width * ENOUGH || reach * dx < 0.0 {
                    Intent::Rest
                } else if self.direction.along(dx) < 0.0 {
                    Intent::Next
                } else {
                    Intent::Previous
                }
            }
            Course::Down if dy > 0.0 && dy + self.speed.1 * AHEAD > self.stage.height * ENOUGH => Intent::Close,
            Course::Down => Intent::Rest,
            Course::Pan | Course::Pinch if !self.zoom.is_close() => self.zoom_to(Zoom::NONE),
            Course::Pan | Course::Pinch | Course::Other => Intent::None,
        }
    }

    /// The browser took the finger away, such as for scrolling.
    pub fn cancel(&mut self) -> Intent {
        self.fingers.clear();
        self.tap = None;
        match std::mem::take(&mut self.course) {
            Course::Sideways | Course::Down => Intent::Rest,
            _ => Intent::None,
        }
    }

    /// The number of fingers is another: measure from here.
    fn begin(&mut self) {
        self.speed = (0.0, 0.0);
        if let Some(first) = self.fingers.first() {
            self.start = *first;
        }
        let (distance, middle) = self.spread();
        self.base = (self.zoom, distance, middle);
        self.course = match self.fingers.len() {
            2 if self.inside => Course::Pinch,
            2 => Course::Other,
            _ if self.course == Course::Pinch => {
                if self.zoom.is_close() {
                    Course::Pan
                } else {
                    Course::Other
                }
            }
            _ => Course::Open,
        };
        if self.fingers.len() == 2 {
            self.tap = None;
        }
    }

    fn spread(&self) -> (f64, (f64, f64)) {
        match self.fingers[..] {
            [a, b] => (length(a.x - b.x, a.y - b.y).max(1.0), ((a.x + b.x) / 2.0, (a.y + b.y) / 2.0)),
            _ => (1.0, (0.0, 0.0)),
        }
    }

    fn pinch(&mut self) -> Intent {
        let (distance, middle) = self.spread();
        let (base, before, from) = self.base;
        let scale = within(base.scale * distance / before, 1.0, CLOSEST);
        let grown = scale / base.scale;
        // What was between the fingers stays between the fingers.
        self.zoom_to(Zoom { scale, x: middle.0 - (from.0 - base.x) * grown, y: middle.1 - (from.1 - base.y) * grown })
    }

    fn tapped(&mut self, pointer: Pointer) -> Intent {
        let double = self.tap.is_some_and(|first| {
            pointer.at - first.at < DOUBLE.0 && length(pointer.x - first.x, pointer.y - first.y) < DOUBLE.1
        });
        if !self.inside {
            return Intent::None;
        }
        if !double {
            self.tap = Some(pointer);
            return Intent::None;
        }
        self.tap = None;
        if self.zoom.is_close() {
            return self.zoom_to(Zoom::NONE);
        }
        let moved = 1.0 - CLOSER;
        self.zoom_to(Zoom { scale: CLOSER, x: pointer.x * moved, y: pointer.y * moved })
    }

    /// Zooms, but never past the picture's edges.
    fn zoom_to(&mut self, zoom: Zoom) -> Intent {
        let (x, y) = (self.stage.width * (zoom.scale - 1.0) / 2.0, self.stage.height * (zoom.scale - 1.0) / 2.0);
        self.zoom = Zoom { scale: zoom.scale, x: within(zoom.x, -x, x), y: within(zoom.y, -y, y) };
        Intent::Zoom(self.zoom)
    }
}

#[cfg(test)]
mod tests;

//! Gestures on the picture: swipe to the next, pull down to close, pinch and double tap to zoom. Pointer events go in,
//! intents come out; the browser is not involved.
//!
//! Rules that other galleries follow: the direction of a drag is decided once and kept; while zoomed in, one finger
//! moves the picture and never changes it; lifting one of two fingers does not make the picture jump; a single tap
//! closes nothing; beside the picture, where text scrolls, only swipes count.

use crate::pointer::Pointer;
use crate::text::BaseDirection;

/// The reaction to an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Intent {
    /// No visible reaction.
    None,
    /// The picture follows the finger sideways, by this many pixels.
    Swipe(f64),
    /// The picture follows the finger downwards.
    Pull(f64),
    /// The picture is zoomed and moved.
    Zoom(Zoom),
    /// The finger is gone: return to the initial position.
    Rest,
    /// Go to the next.
    Next,
    /// Go to the previous one.
    Previous,
    /// Close.
    Close,
}

/// The zoom of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// The scale; 1 is the original size.
    pub scale: f64,
    /// Offset to the right.
    pub x: f64,
    /// Offset downwards.
    pub y: f64,
}

impl Zoom {
    const NONE: Zoom = Zoom { scale: 1.0, x: 0.0, y: 0.0 };

    fn is_close(self) -> bool {
        self.scale > 1.01
    }
}

/// Smaller movements are ignored.
const SLOP: f64 = 8.0;
/// How far ahead the finger's movement is extrapolated, in milliseconds.
const AHEAD: f64 = 160.0;
/// A finger that has not moved for this many milliseconds has no speed.
const STILL: f64 = 90.0;
/// The fraction of the stage's width or height that an extrapolated drag must reach.
const ENOUGH: f64 = 0.3;
/// Maximum time (milliseconds) and distance (pixels) between the taps of a double tap.
const DOUBLE: (f64, f64) = (320.0, 28.0);
/// The scale of a double tap, and the maximum.
const CLOSER: f64 = 2.2;
const CLOSEST: f64 = 4.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Phase {
    /// The finger is down and has not moved yet.
    #[default]
    Open,
    Sideways,
    Down,
    /// One finger moves the picture.
    Pan,
    Pinch,
    /// Not handled, such as a pull upwards.
    Other,
}

/// The picture's initial position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Centre, x.
    pub x: f64,
    /// Centre, y.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// The fingers on the stage and their history.
#[derive(Clone, Debug)]
pub struct Gesture {
    /// The side on which the next picture is.
    direction: BaseDirection,
    stage: Stage,
    fingers: Vec<Pointer>,
    /// Where the gesture began, or restarted with another number of fingers.
    start: Pointer,
    phase: Phase,
    /// Pixels per millisecond.
    speed: (f64, f64),
    zoom: Zoom,
    /// The zoom when the fingers were pressed, their distance and their midpoint.
    base: (Zoom, f64, (f64, f64)),
    tap: Option<Pointer>,
    /// Whether the first finger was pressed on the picture rather than beside it.
    inside: bool,
}

/// The length of a vector. Pixels do not overflow, so `hypot` is unnecessary.
fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}

/// `f64::clamp` would include float formatting for a panic that never happens.
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
            phase: Phase::Open,
            speed: (0.0, 0.0),
            zoom: Zoom::NONE,
            base: (Zoom::NONE, 1.0, (0.0, 0.0)),
            tap: None,
            inside: true,
        }
    }
}

impl Gesture {
    /// For a stage on which the next picture comes from the end of the line.
    pub fn new(direction: BaseDirection) -> Self {
        Self { direction, ..Self::default() }
    }

    /// Sets the stage's position, before a first finger is pressed.
    pub fn set_stage(&mut self, stage: Stage) {
        self.stage = Stage { width: stage.width.max(1.0), height: stage.height.max(1.0), ..stage };
    }

    /// A position relative to the centre of the stage.
    fn local(&self, pointer: Pointer) -> Pointer {
        Pointer { x: pointer.x - self.stage.x, y: pointer.y - self.stage.y, ..pointer }
    }

    /// Another picture is shown: the previous gesture no longer applies.
    pub fn reset(&mut self) {
        self.zoom = Zoom::NONE;
        self.phase = if self.fingers.is_empty() { Phase::Open } else { Phase::Other };
        self.tap = None;
    }

    /// A finger is pressed.
    pub fn down(&mut self, pointer: Pointer) -> Intent {
        let pointer = self.local(pointer);
        if self.fingers.len() >= 2 || self.fingers.iter().any(|finger| finger.id == pointer.id) {
            return Intent::None;
        }
        if self.fingers.is_empty() {
            self.inside = pointer.x.abs() * 2.0 <= self.stage.width && pointer.y.abs() * 2.0 <= self.stage.height;
        }
        self.fingers.push(pointer);
        let leaves_drag = self.fingers.len() == 2 && matches!(self.phase, Phase::Sideways | Phase::Down);
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
        // A moving average smooths the fingers' jitter.
        self.speed = (self.speed.0 * 0.4 + now.0 * 0.6, self.speed.1 * 0.4 + now.1 * 0.6);
        let (dx, dy) = (pointer.x - self.start.x, pointer.y - self.start.y);
        if self.phase == Phase::Open && length(dx, dy) > SLOP {
            self.phase = if self.zoom.is_close() {
                Phase::Pan
            } else if dx.abs() > dy.abs() {
                Phase::Sideways
            } else if dy > 0.0 && self.inside {
                Phase::Down
            } else {
                Phase::Other
            };
        }
        match self.phase {
            Phase::Open | Phase::Other => Intent::None,
            Phase::Sideways => Intent::Swipe(dx),
            Phase::Down => Intent::Pull(dy.max(0.0)),
            Phase::Pan => {
                let base = self.base.0;
                self.zoom_to(Zoom { scale: base.scale, x: base.x + dx, y: base.y + dy })
            }
            Phase::Pinch => self.pinch(),
        }
    }

    /// A finger is lifted.
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
        let (phase, start) = (self.phase, self.start);
        if !self.fingers.is_empty() {
            // One of two fingers remains: it continues from its position.
            self.begin();
            return Intent::None;
        }
        self.phase = Phase::Open;
        let (dx, dy) = (pointer.x - start.x, pointer.y - start.y);
        match phase {
            Phase::Open => self.tapped(pointer),
            Phase::Sideways => {
                let reach = dx + self.speed.0 * AHEAD;
                if reach.abs() < self.stage.width * ENOUGH || reach * dx < 0.0 {
                    Intent::Rest
                } else if self.direction.along(dx) < 0.0 {
                    Intent::Next
                } else {
                    Intent::Previous
                }
            }
            Phase::Down if dy > 0.0 && dy + self.speed.1 * AHEAD > self.stage.height * ENOUGH => Intent::Close,
            Phase::Down => Intent::Rest,
            Phase::Pan | Phase::Pinch if !self.zoom.is_close() => self.zoom_to(Zoom::NONE),
            Phase::Pan | Phase::Pinch | Phase::Other => Intent::None,
        }
    }

    /// The browser took over the finger, for example for scrolling.
    pub fn cancel(&mut self) -> Intent {
        self.fingers.clear();
        self.tap = None;
        match std::mem::take(&mut self.phase) {
            Phase::Sideways | Phase::Down => Intent::Rest,
            _ => Intent::None,
        }
    }

    /// The number of fingers changed: measure from here.
    fn begin(&mut self) {
        self.speed = (0.0, 0.0);
        if let Some(first) = self.fingers.first() {
            self.start = *first;
        }
        let (distance, middle) = self.spread();
        self.base = (self.zoom, distance, middle);
        self.phase = match self.fingers.len() {
            2 if self.inside => Phase::Pinch,
            2 => Phase::Other,
            _ if self.phase == Phase::Pinch => {
                if self.zoom.is_close() {
                    Phase::Pan
                } else {
                    Phase::Other
                }
            }
            _ => Phase::Open,
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

    /// Zooms, but never beyond the picture's edges.
    fn zoom_to(&mut self, zoom: Zoom) -> Intent {
        let (x, y) = (self.stage.width * (zoom.scale - 1.0) / 2.0, self.stage.height * (zoom.scale - 1.0) / 2.0);
        self.zoom = Zoom { scale: zoom.scale, x: within(zoom.x, -x, x), y: within(zoom.y, -y, y) };
        Intent::Zoom(self.zoom)
    }
}

#[cfg(test)]
mod tests;

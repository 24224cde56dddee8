//! A visitor's plan while a page shows it, and where it is kept.
//!
//! It is read anew before each change: another window of the site may have changed it, or taken it away.

use crate::calendar::plan::{Entry, Plan};
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, RwSignal, effect};

/// Its name on the device. What begins so is taken away when somebody leaves (`src/boot.js`, which runs on help pages, too,
/// and so names nothing).
const PLAN: &str = "~plan";
/// What the visitor answered, as long as the document is there: [`KEEP`], [`DROP`], or nothing yet.
const ANSWER: &str = "~answer";
const KEEP: &str = "keep";
const DROP: &str = "drop";

/// Where a plan is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In this document, since nobody has answered yet.
    #[default]
    Unasked,
    /// In this document, as was wanted; in a kiosk as long as the visit.
    Document,
    /// On the device, as was wanted.
    Device,
}

/// A plan, and where it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredValue {
    /// What was chosen.
    pub plan: Plan,
    /// Where.
    pub place: Place,
}

impl StoredValue {
    fn read() -> StoredValue {
        let on_device = if platform::is_kiosk() { None } else { platform::on_device(PLAN) };
        if let Some(text) = on_device {
            return StoredValue { plan: Plan::parse(&text), place: Place::Device };
        }
        let plan = Plan::parse(&platform::in_document(PLAN));
        let place = match &*platform::in_document(ANSWER) {
            _ if platform::is_kiosk() => Place::Document,
            KEEP => Place::Device,
            DROP => Place::Document,
            _ => Place::Unasked,
        };
        StoredValue { plan, place }
    }

    /// Keeps it; where the device lets nothing be kept, in the document. An empty plan leaves nothing on the device.
    fn write(&mut self) {
        let text = self.plan.to_text();
        if self.place == Place::Device && !text.is_empty() {
            if platform::keep_on_device(PLAN, &text) {
                return platform::keep_in_document(PLAN, "");
            }
            self.place = Place::Document;
        }
        platform::take_off_device(PLAN);
        platform::keep_in_document(PLAN, &text);
        let answer = match self.place {
            Place::Unasked => "",
            Place::Document => DROP,
            Place::Device => KEEP,
        };
        platform::keep_in_document(ANSWER, answer);
    }
}

/// Handed to what shows the plan of a page. Copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Choice {
    /// The plan, empty until the page is alive.
    pub kept: RwSignal<StoredValue>,
    /// Whether it is being asked where to keep it.
    pub asks: RwSignal<bool>,
    /// At which star that stands, where there are several.
    pub at: RwSignal<Option<Entry>>,
    /// What was said last of it.
    pub told: RwSignal<Option<Msg>>,
    /// Where that stands: it has the focus after an answer, whose buttons are gone.
    pub telling: ElementRef,
}

impl Choice {
    /// Of the page that is shown.
    pub fn new() -> Choice {
        let (kept, asks, told) = (RwSignal::new(StoredValue::default()), RwSignal::new(false), RwSignal::new(None));
        let choice = Choice { kept, asks, at: RwSignal::new(None), told, telling: ElementRef::new() };
        effect(move || {
            kept.set(StoredValue::read());
            platform::on_storage(Box::new(move || kept.set(StoredValue::read())));
        });
        choice
    }

    /// The plan as it is kept now, by whatever window.
    pub fn plan_now() -> Plan {
        StoredValue::read().plan
    }

    /// Whether an occurrence is chosen.
    pub fn has(self, entry: &Entry) -> bool {
        self.kept.with(|kept| kept.plan.has(entry))
    }

    /// Chooses an occurrence, or no longer; asks at the first where the plan is to be kept.
    pub fn toggle(self, entry: Entry) {
        let kept = self.change(|kept| kept.plan.toggle(entry.clone()));
        self.at.set(Some(entry));
        self.told.set(None);
        self.asks.set(kept.place == Place::Unasked && !kept.plan.is_empty());
    }

    /// The answer to that, with what is to be in the plan besides.
    pub fn answer(self, place: Place, more: &Plan) {
        let kept = self.change(|kept| {
            kept.place = place;
            kept.plan.join(more);
        });
        self.asks.set(false);
        self.tell(match (place, kept.place) {
            (Place::Device, Place::Device) => Msg::PlanKept,
            (Place::Device, _) => Msg::PlanNotKept,
            _ => Msg::PlanHeld,
        });
    }

    /// Changes the plan as it is now.
    pub fn change(self, change: impl FnOnce(&mut StoredValue)) -> StoredValue {
        let mut kept = StoredValue::read();
        change(&mut kept);
        kept.write();
        self.kept.set(kept.clone());
        kept
    }

    /// Says something, to the eye and to the ear.
    pub fn tell(self, message: Msg) {
        self.told.set(Some(message));
        platform::focus_soon(move || self.telling.get());
    }
}

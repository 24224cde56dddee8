//! The visitor's plan while a page is shown, and its storage.
//!
//! The plan is read again before each change, because another window of the site may have changed or deleted it.

use crate::calendar::plan::{Entry, Plan};
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, RwSignal, effect};

/// The plan's key in the device's storage. Keys with this prefix are deleted on leaving (`src/boot.js`, which runs on
/// help pages, too, and therefore does not name them).
const PLAN: &str = "~plan";
/// The key of the visitor's answer for the lifetime of the document: [`KEEP`], [`DROP`], or empty.
const ANSWER: &str = "~answer";
const KEEP: &str = "keep";
const DROP: &str = "drop";

/// Where a plan is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// In the document, because the visitor has not been asked yet.
    #[default]
    Unasked,
    /// In the document, by the visitor's choice; in a kiosk, until the session ends.
    Document,
    /// On the device, by the visitor's choice.
    Device,
}

/// A plan, and where it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredPlan {
    /// The chosen occurrences.
    pub plan: Plan,
    /// Where it is stored.
    pub storage: Storage,
}

impl StoredPlan {
    fn read() -> StoredPlan {
        let on_device = if platform::is_kiosk() { None } else { platform::on_device(PLAN) };
        if let Some(text) = on_device {
            return StoredPlan { plan: Plan::parse(&text), storage: Storage::Device };
        }
        let plan = Plan::parse(&platform::in_document(PLAN));
        let storage = match &*platform::in_document(ANSWER) {
            _ if platform::is_kiosk() => Storage::Document,
            KEEP => Storage::Device,
            DROP => Storage::Document,
            _ => Storage::Unasked,
        };
        StoredPlan { plan, storage }
    }

    /// Stores the plan; in the document if the device refuses. An empty plan leaves nothing on the device.
    fn write(&mut self) {
        let text = self.plan.to_text();
        if self.storage == Storage::Device && !text.is_empty() {
            if platform::keep_on_device(PLAN, &text) {
                return platform::keep_in_document(PLAN, "");
            }
            self.storage = Storage::Document;
        }
        platform::take_off_device(PLAN);
        platform::keep_in_document(PLAN, &text);
        let answer = match self.storage {
            Storage::Unasked => "",
            Storage::Document => DROP,
            Storage::Device => KEEP,
        };
        platform::keep_in_document(ANSWER, answer);
    }
}

/// The plan of a page, passed to everything that shows it. `Copy`; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Choice {
    /// The plan, empty until hydration.
    pub kept: RwSignal<StoredPlan>,
    /// Whether the question where to store it is open.
    pub asks: RwSignal<bool>,
    /// The entry whose button shows the question, in lists.
    pub at: RwSignal<Option<Entry>>,
    /// The last message.
    pub told: RwSignal<Option<Msg>>,
    /// The element with the message. It has the focus after an answer, because the buttons are removed.
    pub telling: ElementRef,
}

impl Choice {
    /// Creates the plan of the current page.
    pub fn new() -> Choice {
        let (kept, asks, told) = (RwSignal::new(StoredPlan::default()), RwSignal::new(false), RwSignal::new(None));
        let choice = Choice { kept, asks, at: RwSignal::new(None), told, telling: ElementRef::new() };
        effect(move || {
            kept.set(StoredPlan::read());
            platform::on_storage(Box::new(move || kept.set(StoredPlan::read())));
        });
        choice
    }

    /// The plan as it is stored now, possibly by another window.
    pub fn plan_now() -> Plan {
        StoredPlan::read().plan
    }

    /// Whether an occurrence is in the plan.
    pub fn has(self, entry: &Entry) -> bool {
        self.kept.with(|kept| kept.plan.has(entry))
    }

    /// Adds or removes an occurrence. When the first one is added, asks where to store the plan.
    pub fn toggle(self, entry: Entry) {
        let kept = self.change(|kept| kept.plan.toggle(entry.clone()));
        self.at.set(Some(entry));
        self.told.set(None);
        self.asks.set(kept.storage == Storage::Unasked && !kept.plan.is_empty());
    }

    /// Applies the answer to this question, and adds `more` to the plan.
    pub fn answer(self, storage: Storage, more: &Plan) {
        let kept = self.change(|kept| {
            kept.storage = storage;
            kept.plan.join(more);
        });
        self.asks.set(false);
        self.tell(match (storage, kept.storage) {
            (Storage::Device, Storage::Device) => Msg::PlanKept,
            (Storage::Device, _) => Msg::PlanNotKept,
            _ => Msg::PlanHeld,
        });
    }

    /// Reads the plan, changes it and stores it.
    pub fn change(self, change: impl FnOnce(&mut StoredPlan)) -> StoredPlan {
        let mut kept = StoredPlan::read();
        change(&mut kept);
        kept.write();
        self.kept.set(kept.clone());
        kept
    }

    /// Shows a message, which screen readers announce.
    pub fn tell(self, message: Msg) {
        self.told.set(Some(message));
        platform::focus_soon(move || self.telling.get());
    }
}

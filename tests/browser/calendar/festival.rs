//! A festival of one day, built with the tested site's engine. Its time zone is chosen so that it is early afternoon,
//! whenever the test runs.

use crate::browser::TestContext;
use crate::build::engine_file;
use crate::commands::project;
use atbildiba::dates::Date;
use serde_json::{Value, json};
use site::build::{Callbacks, Options};
use site::engine::Engine;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

const STAGES: [&str; 6] = ["Main stage", "Tent", "Courtyard", "Library", "Workshop 2", "Workshop 10"];
const ON_STAGE: usize = 50;
const WHAT: [&str; 8] =
    ["Songs of", "A talk with", "Dance with", "Drawing with", "Questions to", "Poems by", "At work with", "Stories of"];
const WHOSE: [&str; 9] = [
    "the harbour",
    "Ilze",
    "seven grandmothers",
    "the river",
    "the night shift",
    "Marta and Juris",
    "the neighbours",
    "a lighthouse keeper",
    "everyone",
];

/// The site, removed when dropped, and its day.
pub(crate) struct Festival {
    folder: PathBuf,
    zone: String,
    /// The zone an hour west of it.
    pub(crate) west: String,
    /// The day, in days from 1970-01-01, and its date.
    today: i64,
    pub(crate) date: String,
    /// The following day, without events.
    pub(crate) after: String,
    pub(crate) week: String,
}

/// The hours east of UTC where it is between 14 and 15 o'clock now, and the date there, in days from 1970-01-01.
fn afternoon() -> (i64, i64) {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64);
    let east = 14 - seconds / 3600 % 24;
    (east, (seconds + east * 3600) / 86_400)
}

/// The name uses POSIX's sign.
fn zone(east: i64) -> String {
    format!("Etc/GMT{}{}", if east > 0 { '-' } else { '+' }, east.abs())
}

fn day(days: i64) -> String {
    Date::from_days(days as i32).to_string()
}

impl Festival {
    /// A day of three hundred events on six stages.
    pub(crate) fn serve(test: &TestContext, name: &str) -> Result<Self> {
        Self::with(test, name, &|festival| {
            let mut all: Vec<Value> = (0..STAGES.len() * ON_STAGE).map(|number| festival.on_stage(number)).collect();
            let mut lights = festival.event("lights", "Lights over the river", &festival.at(0), 24 * 60);
            lights["showWithoutTime"] = json!(true);
            let mut eve =
                festival.event("eve", "The night before", &format!("{}T23:00:00", day(festival.today - 1)), 180);
            eve["locations"] = json!({ "1": { "@type": "Location", "name": STAGES[0] } });
            all.extend([lights, eve]);
            all
        })
    }

    /// The same with other events.
    pub(crate) fn with(test: &TestContext, name: &str, events: &dyn Fn(&Self) -> Vec<Value>) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("browser-test-{}-{}-{name}", std::process::id(), test.engine));
        let (east, today) = afternoon();
        let (year, week) = Date::from_days(today as i32).iso_week();
        let festival = Self {
            folder,
            zone: zone(east),
            west: zone(east - 1),
            today,
            date: day(today),
            after: day(today + 1),
            week: format!("{year:04}-W{week:02}"),
        };
        let content = festival.folder.join("content");
        campaign::new::new(&content, site::build::today()).map_err(|error| Error::new(error.to_string(), ""))?;
        festival.change("site.json", |site| {
            site["name"] = json!({ "en": "Six stages" });
            site["timeZone"] = json!(festival.zone);
            site["sections"] = json!(["calendar"]);
            site["categories"] = json!([
                { "id": "talk", "name": { "en": "Talks" }, "color": "sea" },
                { "id": "music", "name": { "en": "Music" }, "color": "amber" },
                { "id": "hands", "name": { "en": "Hands on" }, "color": "sand" },
            ]);
        })?;
        let all = events(&festival);
        festival.change("events.json", |events| events["entries"] = json!(all))?;
        // The campaign's own events are removed.
        for (file, list) in [("supporters.json", "supporters"), ("timeline.json", "entries")] {
            festival.change(file, |content| {
                content[list].as_array_mut().into_iter().flatten().for_each(|one| one["events"] = json!([]));
            })?;
        }
        let engine = Engine::read(&engine_file(&project()?))?;
        let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
        let out = festival.folder.join("site");
        site::build::build(&engine, &Options::new(&content, &out, &out.with_extension("photos")), &callbacks)?;
        test.server.set_root(&out);
        Ok(festival)
    }

    /// One of a stage's fifty events, from 9 o'clock on. They overlap in the workshops.
    fn on_stage(&self, number: usize) -> Value {
        let (place, turn) = (number % STAGES.len(), number / STAGES.len());
        let minutes = [[15, 15, 15, 15, 15], [15, 15, 15, 15, 15], [30, 20, 20, 30, 45]][place / 2][turn % 5];
        let title = format!("{} {}", WHAT[(number * 7 + place) % WHAT.len()], WHOSE[(number * 5 + turn) % WHOSE.len()]);
        let mut event = self.event(&format!("event-{number}"), &title, &self.at(9 * 60 + 17 * turn), minutes);
        event["locations"] = json!({ "1": { "@type": "Location", "name": STAGES[place] } });
        event["keywords"] = json!({ ["talk", "music", "hands"][(place + number / 7) % 3]: true });
        event
    }

    pub(crate) fn event(&self, uid: &str, title: &str, start: &str, minutes: usize) -> Value {
        json!({
            "@type": "Event",
            "uid": uid,
            "locale": "en",
            "title": title,
            "description": "An evening for all.",
            "start": start,
            "timeZone": self.zone,
            "duration": format!("PT{minutes}M"),
            "status": "confirmed",
        })
    }

    /// A minute of the festival's day.
    pub(crate) fn at(&self, minute: usize) -> String {
        format!("{}T{:02}:{:02}:00", self.date, minute / 60, minute % 60)
    }

    fn change(&self, file: &str, with: impl FnOnce(&mut Value)) -> Result<()> {
        let path = self.folder.join("content").join(file);
        let text = fs::read_to_string(&path).or_fail(|| format!("reading {file}"), "")?;
        let mut value = serde_json::from_str(&text).or_fail(|| format!("reading {file}"), "")?;
        with(&mut value);
        fs::write(&path, value.to_string()).or_fail(|| format!("writing {file}"), "")
    }

    pub(crate) fn day(&self) -> String {
        format!("/calendar/{}", self.date)
    }
}

impl Drop for Festival {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

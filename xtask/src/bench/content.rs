//! Campaigns far larger than real ones, the same in every run.

use serde_json::{Value, json};
use site::error::{OrFail, Result};
use std::fs;
use std::path::Path;

/// The number of events, supporters and entries.
pub const MANY: usize = 10_000;

/// The number of events a year, so that a month has as many whatever their number.
const EVENTS_A_YEAR: usize = 1_000;
/// The year in the middle of the events, in which the measured calendar opens.
const MIDDLE_YEAR: usize = 2026;
/// A day with many events on several stages.
pub const FESTIVAL: &str = "2031-07-18";
/// The number of events on that day.
pub const ON_FESTIVAL: usize = 300;
const STAGES: usize = 6;
/// The years of the entries.
const ENTRY_YEARS: (usize, usize) = (1990, 2025);
/// Aspect ratios of phone photos, as in `src/supporters/layout.rs`.
const RATIOS: [f64; 7] = [0.5625, 0.6667, 0.75, 1.0, 1.3333, 1.5, 1.7778];

/// Pseudo-random numbers, the same in every run (xorshift).
struct Xorshift(u64);

impl Xorshift {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len() as u64) as usize]
    }

    /// A day that exists in every month.
    fn day(&mut self, (first, last): (usize, usize)) -> String {
        let year = first as u64 + self.roll((last - first) as u64 + 1);
        format!("{year}-{:02}-{:02}", 1 + self.roll(12), 1 + self.roll(28))
    }
}

const WHAT: [&str; 8] =
    ["Lekcija", "Izstāde", "Sanāksme", "Mācības", "Kampaņas diena", "Diskusija", "Filmas vakars", "Konference"];
const WHERE: [&str; 8] = ["Rīga", "Liepāja", "Jelgava", "Daugavpils", "Tallina", "Viļņa", "Helsinki", "Gdaņska"];
const FIRST: [&str; 8] = ["Anna", "Jānis", "Līga", "Pēteris", "Ilze", "Mārtiņš", "Kristīne", "Andris"];
const LAST: [&str; 8] = ["Bērziņa", "Kalniņš", "Ozola", "Liepiņš", "Krūmiņa", "Zariņš", "Balode", "Eglītis"];

/// Writes a content folder with this number of items of each kind. Returns the same data as plain lists, for the peers.
pub fn write(project: &Path, folder: &Path, count: usize) -> Result<Value> {
    let data = folder.join("data");
    fs::create_dir_all(&data).or_fail(|| format!("making {}", data.display()), "")?;
    for drawing in ["emblem.svg", "icon.svg"] {
        let (from, to) = (project.join("public").join(drawing), folder.join(drawing));
        fs::copy(&from, &to).or_fail(|| format!("copying {}", from.display()), "")?;
    }
    let mut site = read(project, "site")?;
    site["languages"] = json!(["lv"]);
    let ids = |list: &str| -> Vec<String> {
        site[list].as_array().into_iter().flatten().filter_map(|one| Some(one["id"].as_str()?.to_owned())).collect()
    };
    let (events, their_events) = events(&ids("categories"), count);
    let (entries, their_entries) = entries(&ids("kinds"), count);
    let files = [
        ("supporters", supporters(&ids("fields"), count)),
        ("help", read(project, "help")?),
        ("events", events),
        ("timeline", entries),
        ("site", site.clone()),
    ];
    for (name, value) in files {
        put(&data.join(format!("{name}.json")), &value)?;
    }
    let mut random = Xorshift(5);
    let ratios: Vec<f64> = (0..count).map(|_| RATIOS[random.roll(7) as usize]).collect();
    Ok(json!({"events": their_events, "entries": their_entries, "ratios": ratios}))
}

fn read(project: &Path, name: &str) -> Result<Value> {
    let path = project.join("public/data").join(format!("{name}.json"));
    let text = fs::read_to_string(&path).or_fail(|| format!("reading {}", path.display()), "")?;
    let mut value = serde_json::from_str(&text).or_fail(|| path.display().to_string(), "run cargo xtask check")?;
    leave_lv(&mut value);
    Ok(value)
}

/// Removes texts in languages that the measured site does not have.
fn leave_lv(value: &mut Value) {
    match value {
        Value::Object(map) if map.contains_key("lv") => map.retain(|language, _| language == "lv"),
        Value::Object(map) => map.values_mut().for_each(leave_lv),
        Value::Array(list) => list.iter_mut().for_each(leave_lv),
        _ => {}
    }
}

/// Writes a JSON file.
pub fn put(path: &Path, value: &Value) -> Result<()> {
    fs::write(path, value.to_string()).or_fail(|| format!("writing {}", path.display()), "")
}

/// Events for our site and the peers: a third are whole days, of which a third last several days.
fn events(categories: &[String], count: usize) -> (Value, Vec<Value>) {
    let mut random = Xorshift(11);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let years = (count / EVENTS_A_YEAR).max(1);
    let first = MIDDLE_YEAR - years / 2;
    for n in 0..count {
        let (uid, title) = (format!("event-{n}"), format!("{}, {}", random.of(&WHAT), random.of(&WHERE)));
        let day = random.day((first, first + years - 1));
        let category = &categories[n % categories.len()];
        let whole = random.roll(3) == 0;
        let days = if random.roll(3) == 0 { 2 + random.roll(4) } else { 1 };
        let (hour, hours) = (8 + random.roll(10), 1 + random.roll(3));
        let start = if whole { format!("{day}T00:00:00") } else { format!("{day}T{hour:02}:00:00") };
        let duration = if whole { format!("P{days}D") } else { format!("PT{hours}H") };
        ours.push(json!({
            "@type": "Event", "uid": uid, "title": title, "start": start, "duration": duration,
            "showWithoutTime": whole, "timeZone": if whole { Value::Null } else { json!("Europe/Riga") },
            "keywords": {category: true},
        }));
        if whole {
            ours[n].as_object_mut().map(|event| event.remove("timeZone"));
        }
        // Peers require an end.
        let end = if whole { plus(&day, days) } else { format!("{day}T{:02}:00:00", hour + hours) };
        theirs.push(
            json!({"id": uid, "title": title, "start": if whole { &day } else { &start }, "end": end, "allDay": whole}),
        );
    }
    for n in 0..ON_FESTIVAL {
        let (uid, title) = (format!("stage-{n}"), format!("{}, {}", random.of(&WHAT), random.of(&WHERE)));
        // On every other stage they overlap.
        let (stage, from) = (n % STAGES, 9 * 60 + n / STAGES * 17);
        let minutes = 15 + stage % 2 * 10;
        let at = |minute: usize| format!("{FESTIVAL}T{:02}:{:02}:00", minute / 60, minute % 60);
        ours.push(json!({
            "@type": "Event", "uid": uid, "title": title, "start": at(from), "duration": format!("PT{minutes}M"),
            "timeZone": "Europe/Riga", "keywords": {&categories[n % categories.len()]: true},
            "locations": {"1": {"@type": "Location", "name": WHERE[stage]}},
        }));
        theirs.push(json!({"id": uid, "title": title, "start": at(from), "end": at(from + minutes), "allDay": false}));
    }
    (json!({"@type": "Group", "uid": "bench", "title": "Bench", "entries": ours}), theirs)
}

/// Adds days to a date.
fn plus(day: &str, days: u64) -> String {
    day.parse::<atbildiba::dates::Date>().map_or(String::new(), |day| day.add_days(days as i32).to_string())
}

fn supporters(fields: &[String], count: usize) -> Value {
    let mut random = Xorshift(7);
    let one = |n: usize| {
        let (first, last) = (random.of(&FIRST), random.of(&LAST));
        let initials: String = [first, last].iter().filter_map(|name| name.chars().next()).collect();
        json!({
            "@type": "Person", "id": format!("supporter-{n}"), "name": format!("{first} {last} {n}"), "shirt": initials,
            "jobTitle": {"lv": "kampaņas brīvprātīgais"}, "field": fields[n % fields.len()],
            "statement": {"lv": "Atbalsta kampaņu."}, "source": "campaign-page",
        })
    };
    json!({"supporters": (0..count).map(one).collect::<Vec<_>>()})
}

/// Entries for our site and the peers: half are days, half last weeks to years.
fn entries(kinds: &[String], count: usize) -> (Value, Vec<Value>) {
    let mut random = Xorshift(13);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for n in 0..count {
        let (id, title) = (format!("entry-{n}"), format!("{} {n}", random.of(&WHAT)));
        let (day, kind) = (random.day(ENTRY_YEARS), random.roll(kinds.len() as u64) as usize);
        let end = (random.roll(2) == 0).then(|| plus(&day, 14 + random.roll(350)));
        let date = end.as_ref().map_or(day.clone(), |end| format!("{day}/{end}"));
        ours.push(json!({
            "id": id, "title": {"lv": title}, "date": date, "kind": kinds[kind],
            "importance": 1 + random.roll(3), "description": {"lv": "Kas notika."}, "source": "campaign-page",
        }));
        theirs.push(json!({"id": id, "content": title, "start": day, "end": end, "group": kind}));
    }
    (json!({"entries": ours}), theirs)
}

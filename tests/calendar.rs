//! The calendar's pages as HTML: the input of hydration, for screen readers and without scripts.

mod common;

use atbildiba::app::Prerender;
use atbildiba::content::{Address, CalendarQuery, CalendarView};
use campaign::Campaign;
use common::content;
use serde_json::{Value, json};

/// The bundled site with these events.
fn site(lang: &str, events: Value) -> Prerender {
    common::pages(&Campaign { events: common::read(events), ..content() }, lang)
}

fn bundled(lang: &str) -> Prerender {
    common::pages(&content(), lang)
}

fn calendar(pages: &Prerender, view: CalendarView) -> String {
    pages.render(&Address::calendar(view)).body
}

/// The element `<tag` with this attribute, up to its end.
fn element<'a>(html: &'a str, tag: &str, attribute: &str) -> &'a str {
    let at = html.find(attribute).unwrap_or_else(|| panic!("no {attribute}"));
    let start = html[..at].rfind(&format!("<{tag}")).unwrap();
    let end = html[at..].find(&format!("</{tag}>")).unwrap() + at;
    &html[start..end]
}

/// The text without tags and comments.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.replace("&amp;", "&")
}

#[test]
fn a_cell_names_weekday_date_and_number_of_events() {
    let cell = |lang: &str, month: (i32, u8), date: &str| {
        let html = calendar(&bundled(lang), CalendarView::Month(month.0, month.1));
        element(&html, "td", &format!(r#"data-date="{date}""#)).to_owned()
    };
    let eve = cell("lv", (2026, 12), "2026-12-24");
    assert!(eve.contains(r#"class="unseen">ceturtdiena, 2026. gada 24. decembris, 1 notikums</span>"#), "{eve}");
    assert!(
        cell("lv", (2026, 12), "2026-12-21").contains(r#"class="unseen">pirmdiena, 2026. gada 21. decembris</span>"#)
    );
    assert!(cell("en", (2026, 10), "2026-10-18").contains(r#"class="unseen">Sunday, 18 October 2026, 1 event</span>"#));
}

#[test]
fn large_numerals_of_a_list_never_run_backwards() {
    let html = calendar(&bundled("en"), CalendarView::Month(2026, 12));
    let numerals = |html: &str| {
        let item = html.split("<li class").find(|item| item.contains("<strong>16 Days")).map(str::to_owned);
        item.map(|item| text(element(&item, "span", r#"class="num""#)))
    };
    assert_eq!(numerals(&html).as_deref(), Some("25"), "25 November to 10 December");
}

#[test]
fn a_month_is_whole_weeks_with_each_day_once() {
    let html = calendar(&bundled("lv"), CalendarView::Month(2026, 12));
    assert_eq!(html.matches("data-date=").count(), 35);
    assert_eq!(html.matches(r#"<th scope="col">"#).count(), 7);
    assert_eq!(html.matches(r#"data-date="2026-12-31""#).count(), 1);
    assert!(
        html.contains(r#"aria-labelledby="calendar-title""#)
            && html.contains(r#"id="calendar-title">2026. gada decembris"#)
    );
}

#[test]
fn a_long_event_has_a_segment_in_each_cell_it_touches() {
    let html = calendar(&bundled("lv"), CalendarView::Month(2026, 12));
    for day in 24..=26 {
        let cell = element(&html, "td", &format!(r#"data-date="2026-12-{day}""#)).to_owned();
        assert!(cell.contains("data-uid"), "{day}");
        assert_eq!(cell.contains("over-3"), day == 24, "the title is drawn once, over three cells: {day}");
    }
}

#[test]
fn before_hydration_nothing_depends_on_now() {
    let pages = bundled("lv");
    for view in [CalendarView::Now, CalendarView::Month(2026, 11), CalendarView::Year(2026), CalendarView::Agenda] {
        let html = calendar(&pages, view);
        let island = &html[html.find("data-island").unwrap()..html.find("<dialog").unwrap()];
        for word in ["aria-current=\"date\"", "tabindex=\"-1\"", "šodien\""] {
            assert!(!island.contains(word), "{view:?}: {word}");
        }
    }
}

#[test]
fn before_hydration_now_is_the_month_of_the_build() {
    let html = calendar(&bundled("en"), CalendarView::Now);
    assert!(html.contains(r#"<span class="only-wide">November 2026</span><span class="only-narrow">Calendar</span>"#));
    // Phones open with upcoming events, which are also in the page: the style shows the one that fits.
    let agenda = &html[html.find(r#"class="agenda only-narrow""#).unwrap()..html.find("<dialog").unwrap()];
    assert_eq!(agenda.matches("data-uid=").count(), 16);
    assert!(html.contains(r#"href="/en/calendar/2026-10""#) && html.contains(r#"href="/en/calendar/2026-12""#));
}

#[test]
fn steps_never_lead_to_missing_pages() {
    let pages = bundled("lv");
    assert!(!calendar(&pages, CalendarView::Month(2029, 12)).contains("/calendar/2030"));
    assert!(!calendar(&pages, CalendarView::Month(2017, 1)).contains("/calendar/2016"));
    assert!(!calendar(&pages, CalendarView::Year(2017)).contains("/calendar/2016"));
    let old = pages.render(&Address::Event { uid: "task-force-tenth-anniversary".into(), on: None }).body;
    assert!(!old.contains("/calendar/2016"));
}

#[test]
fn before_hydration_nothing_links_to_days_and_weeks() {
    let pages = bundled("en");
    for view in [CalendarView::Now, CalendarView::Month(2026, 12), CalendarView::Year(2026), CalendarView::Agenda] {
        let html = calendar(&pages, view);
        for link in html.match_indices("href=\"/en/calendar/").map(|(at, found)| &html[at + found.len()..]) {
            let time = &link[..link.find(['"', '?']).unwrap()];
            assert!(time.len() <= "2026-12".len(), "{view:?}: {time}");
        }
        let views = element(&html, "nav", "aria-label=\"View\"");
        assert_eq!(text(views), "DayWeekMonthYearList", "{view:?}");
    }
}

#[test]
fn days_and_weeks_are_titled_by_their_dates() {
    let pages = bundled("en");
    let title = |path: &str| pages.render(&Address::parse(path, "")).meta.title;
    assert_eq!(title("/calendar/2026-12-24"), "Thursday, 24 December 2026 · Atbildība");
    assert_eq!(title("/calendar/2026-W53"), "28 December 2026 – 3 January 2027 · Atbildība");
}

#[test]
fn the_agenda_starts_on_the_day_of_the_build() {
    let html = calendar(&bundled("lv"), CalendarView::Agenda);
    let island = &html[html.find("data-island").unwrap()..html.find("<dialog").unwrap()];
    assert_eq!(island.matches("data-uid=").count(), 40);
    assert!(island.contains("<h2>2026. gada novembris</h2>"));
    let first = text(element(island, "li", "data-uid="));
    assert!(first.contains("trešdiena, 2026. gada 25. novembris"), "{first}");
}

#[test]
fn a_year_marks_its_days() {
    let html = calendar(&bundled("lv"), CalendarView::Year(2026));
    assert_eq!(html.matches(r#"<section class="small">"#).count(), 12);
    assert!(html.contains(r#"href="/calendar/2026-10?day=2026-10-18""#));
    assert!(html.contains(r#"aria-label="svētdiena, 2026. gada 18. oktobris, 1 notikums""#));
    let small = &html[html.find(r#"<section class="small">"#).unwrap()..html.find("<dialog").unwrap()];
    assert_eq!(small.matches("<li").count(), 365);
}

#[test]
fn a_query_changes_only_links_and_filtered_content() {
    let pages = bundled("lv");
    let query = CalendarQuery { q: "darb".into(), category: "awareness".into(), ..Default::default() };
    let html = pages.render(&Address::Calendar(CalendarView::Agenda, query)).body;
    assert!(html.contains("Pasaules diena par cilvēka cienīgu <mark>darbu</mark>"));
    assert!(!html.contains("Ziemassvētki"));
    assert!(html.contains("/calendar/2026-11?q=darb&amp;category=awareness"), "links keep the filter");
}

fn event(lang: &str, mut more: Value) -> String {
    let mut event = json!({ "@type": "Event", "uid": "e", "title": "E", "locale": lang, "start": "2026-12-01T00:00:00", "duration": "P1D", "showWithoutTime": true });
    event.as_object_mut().unwrap().append(more.as_object_mut().unwrap());
    let pages = site(lang, json!({ "entries": [event] }));
    let html = pages.render(&Address::Event { uid: "e".into(), on: None }).body;
    let start = html.find("<dl").unwrap();
    text(&html[start..start + html[start..].find("</dl>").unwrap()])
}

fn rule(rule: Value) -> (String, String) {
    let at = |lang| {
        let text = event(lang, json!({ "recurrenceRules": [rule] }));
        let (_, text) = text.split_once(if lang == "lv" { "Atkārtojas" } else { "Repeats" }).unwrap();
        text.split_once(if lang == "lv" { ", šajā" } else { ", in this" }).unwrap().0.to_owned()
    };
    (at("lv"), at("en"))
}

#[test]
fn recurrence_is_described_in_plain_words() {
    let day = |day: &str| json!([{ "day": day }]);
    for (given, lv, en) in [
        (json!({ "frequency": "yearly" }), "Katru gadu 1. decembrī", "Every year on 1 December"),
        (json!({ "frequency": "daily", "interval": 3 }), "Ik pēc 3 dienām", "Every 3 days"),
        (json!({ "frequency": "weekly" }), "Katru nedēļu otrdienās", "Every week on Tuesdays"),
        (
            json!({ "frequency": "weekly", "interval": 2, "byDay": [{ "day": "tu" }, { "day": "th" }], "count": 5 }),
            "Ik pēc 2 nedēļām otrdienās un ceturtdienās, pavisam 5 reizes",
            "Every 2 weeks on Tuesdays and on Thursdays, 5 times in all",
        ),
        (
            json!({ "frequency": "monthly", "byMonthDay": [-1] }),
            "Katru mēnesi pēdējā dienā",
            "Every month on the last day of the month",
        ),
        (
            json!({ "frequency": "monthly", "byMonthDay": [1, 15] }),
            "Katru mēnesi 1. datumā un 15. datumā",
            "Every month on day 1 and on day 15",
        ),
        (
            json!({ "frequency": "monthly", "byDay": [{ "day": "tu", "nthOfPeriod": -1 }] }),
            "Katru mēnesi pēdējā otrdienā",
            "Every month on the last Tuesday of the month",
        ),
        (
            json!({ "frequency": "yearly", "byMonth": ["5"], "byDay": [{ "day": "su", "nthOfPeriod": 2 }] }),
            "Katru gadu maija otrajā svētdienā",
            "Every year on the second Sunday of May",
        ),
        (
            json!({ "frequency": "yearly", "byMonth": ["5"], "byMonthDay": [5, 6], "byDay": day("mo") }),
            "Katru gadu 5. maijā vai 6. maijā, ja tā ir pirmdiena",
            "Every year on 5 May or on 6 May, if that is a Monday",
        ),
        (
            json!({ "frequency": "yearly", "until": "2030-12-31T00:00:00" }),
            "Katru gadu 1. decembrī, līdz 2030. gada 31. decembrim",
            "Every year on 1 December, until 31 December 2030",
        ),
        (json!({ "frequency": "yearly", "byWeekNo": [20] }), "Atkārtojas noteiktos datumos", "Repeats on set dates"),
    ] {
        assert_eq!(rule(given), (lv.into(), en.into()));
    }
}

#[test]
fn easter_and_the_first_date_are_described() {
    let text = event("lv", json!({ "atbildiba:easterOffset": 49, "start": "2015-05-24T00:00:00" }));
    assert!(text.contains("Katru gadu 49 dienas pēc Lieldienu svētdienas, šajā kalendārā kopš 2015. gada"), "{text}");
    let text = event("en", json!({ "atbildiba:easterOffset": 0, "start": "2015-04-05T00:00:00" }));
    assert!(text.contains("Every year on Easter Sunday, in this calendar since 2015"), "{text}");
}

#[test]
fn times_are_local_to_the_venue_and_name_its_zone() {
    let timed = |zone: &str| {
        event(
            "en",
            json!({ "showWithoutTime": false, "start": "2026-12-01T22:30:00", "duration": "PT3H", "timeZone": zone }),
        )
    };
    assert!(timed("Europe/Riga").contains("Tuesday, 1 December 2026, 22:30 – Wednesday, 2 December 2026, 01:30"));
    assert!(!timed("Europe/Riga").contains("time zone"));
    assert!(timed("Europe/Stockholm").contains("(Europe/Stockholm time zone)"));
}

#[test]
fn cancelled_events_are_marked() {
    let pages = site(
        "en",
        json!({ "entries": [{ "uid": "e", "title": "E", "locale": "en", "start": "2026-12-01T10:00:00", "duration": "PT1H", "status": "cancelled" }] }),
    );
    assert!(pages.render(&Address::Event { uid: "e".into(), on: None }).body.contains("Cancelled"));
    assert!(
        text(element(&calendar(&pages, CalendarView::Month(2026, 12)), "td", r#"data-date="2026-12-01""#))
            .contains("Cancelled: E")
    );
}

#[test]
fn an_empty_calendar_renders() {
    let pages = site("lv", json!({ "entries": [] }));
    for view in [CalendarView::Now, CalendarView::Year(2026), CalendarView::Agenda] {
        assert!(calendar(&pages, view).contains("<h1"));
    }
}

#[test]
fn texts_of_another_language_are_marked() {
    let pages = site(
        "en",
        json!({ "entries": [{ "uid": "e", "title": "Diena", "description": "Apraksts", "locale": "lv", "start": "2026-12-01T00:00:00", "duration": "P1D", "showWithoutTime": true }] }),
    );
    let page = pages.render(&Address::Event { uid: "e".into(), on: None }).body;
    assert!(page.contains(r#"<h1 lang="lv">Diena"#) && page.contains(r#"<p lang="lv" class="lead">Apraksts"#));
    assert!(calendar(&pages, CalendarView::Month(2026, 12)).contains(r#" lang="lv">Diena"#));
}

#[test]
fn the_agenda_separates_past_and_upcoming_events() {
    let pages = bundled("lv");
    let at = |earlier| {
        let query = CalendarQuery { earlier, ..Default::default() };
        pages.render(&Address::Calendar(CalendarView::Agenda, query)).body
    };
    let html = at(40);
    let (over, coming) = html.split_once(r#"class="from-today""#).unwrap();
    assert!(over.contains(r#"id="calendar-title">Notikumi pēc kārtas"#));
    assert_eq!(over.matches("data-uid=").count(), 40);
    assert_eq!(coming[..coming.find("<dialog").unwrap()].matches("data-uid=").count(), 40);
    let plain = at(0);
    assert!(plain.contains(r#"id="calendar-title">Gaidāmie notikumi"#));
    assert!(!plain.split_once(r#"class="from-today""#).unwrap().0.contains("data-uid="));
}

#[test]
fn titles_use_free_lines_and_low_windows_hide_the_third_lane() {
    let one = |uid: &str, day: u8| json!({ "uid": uid, "title": "E", "locale": "lv", "start": format!("2026-12-{day:02}T00:00:00"), "duration": "P1D", "showWithoutTime": true });
    let entries =
        [one("a", 1), one("b", 3), one("c", 3), one("d", 3), one("e", 5), one("f", 5), one("g", 5), one("h", 5)];
    let html = calendar(&site("lv", json!({ "entries": entries })), CalendarView::Month(2026, 12));
    let cell = |day: &str| element(&html, "td", &format!(r#"data-date="2026-12-{day}""#)).to_owned();
    assert!(cell("01").contains("tall-3") && !cell("01").contains("more"));
    let more = |day: &str| cell(day).split("<span ").find(|span| span.contains("more")).unwrap_or_default().to_owned();
    assert!(!cell("03").contains("tall"));
    for part in [r#"data-low="vēl 1""#, r#"data-lowest="vēl 2""#, r#"class="more low""#] {
        assert!(more("03").contains(part), "{}", more("03"));
    }
    for part in [r#"data-low="vēl 2""#, r#"data-lowest="vēl 3""#, r#"class="more""#, ">vēl 1<"] {
        assert!(more("05").contains(part), "{}", more("05"));
    }
}

#[test]
fn every_month_is_linked_and_the_feed_can_be_subscribed_to() {
    let html = calendar(&bundled("lv"), CalendarView::Month(2026, 12));
    let jump = &html[html.find(r#"id="calendar-jump""#).unwrap()..];
    let jump = &jump[..jump.find("</nav>").unwrap()];
    assert_eq!(jump.matches("<a ").count(), 12);
    assert!(jump.contains(r#"href="/calendar/2026-03""#) && jump.contains("septembris"));
    assert!(html.contains(r#"href="webcal://atbildiba.example/feeds/all.ics""#));
    assert!(html.contains("https://atbildiba.example/feeds/all.ics</code>"));
}

#[test]
fn a_month_after_a_day_is_in_the_correct_case() {
    for (lang, month) in [("lv", "decembris"), ("en", "December"), ("ru", "декабря"), ("uk", "грудня")] {
        let pages = site(
            lang,
            json!({ "entries": [{ "uid": "e", "title": "E", "locale": lang, "start": "2026-12-24T00:00:00", "duration": "P3D", "showWithoutTime": true }] }),
        );
        let page = pages.render(&Address::Event { uid: "e".into(), on: None }).body;
        let block = text(element(&page, "p", r#"class="date-block""#));
        assert!(block.contains("24–26") && block.contains(month), "{block}");
        let home = pages.render(&Address::Home).body;
        assert!(element(&home, "a", r#"class="leading""#).contains(month), "{lang}");
    }
}

#[test]
fn an_events_page_belongs_to_the_calendar() {
    let pages = bundled("lv");
    let current = |address: &Address| {
        let html = pages.render(address).body;
        let nav = element(&html, "nav", r#"class="main-nav""#).to_owned();
        nav.split("<a ").find(|link| link.contains("aria-current")).unwrap_or_default().to_owned()
    };
    let event = current(&Address::Event { uid: "eu-anti-trafficking-day".into(), on: None });
    assert!(event.contains(r#"aria-current="true""#) && event.contains(r#"href="/calendar""#), "{event}");
    assert!(current(&Address::calendar(CalendarView::Now)).contains(r#"aria-current="page""#));
}

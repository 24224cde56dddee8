//! Pages as HTML: what every visitor gets, even without scripts.

mod common;

use atbildiba::app::Prerender;
use atbildiba::content::{Address, CalendarView, Embed, WallQuery};
use atbildiba::dates::Date;
use campaign::Campaign;
use campaign::authored::{Photo, Text};
use campaign::publish::{Media, Picture};
use common::{bundled as json, content, pages as prerender_of};

/// The languages of the site, the default first.
fn languages() -> Vec<String> {
    content().site.languages
}

fn prerender(lang: &str) -> Prerender {
    prerender_of(&content(), lang)
}

fn addresses() -> Vec<Address> {
    let mut all = vec![
        Address::Home,
        Address::calendar(CalendarView::Now),
        Address::calendar(CalendarView::Agenda),
        Address::calendar(CalendarView::Year(2026)),
        Address::calendar(CalendarView::Month(2026, 12)),
        Address::wall(),
        Address::timeline(),
        Address::Help,
        Address::about(),
        Address::Plan,
        Address::Join,
        Address::Kiosk,
        Address::NotFound,
    ];
    let Campaign { events, supporters, timeline, .. } = content();
    all.extend(events.entries.into_iter().map(|event| Address::Event { uid: event.uid.into(), on: None }));
    let supporters = supporters.supporters.into_iter().map(|one| one.id.into());
    all.extend(supporters.map(|id| Address::Supporters { open: Some(id), query: WallQuery::default() }));
    let entries = timeline.entries.into_iter().map(|entry| entry.id.into());
    all.extend(entries.map(|id| Address::Timeline { open: Some(id), query: "".into() }));
    all
}

#[test]
fn every_page_has_one_heading_the_numbers_and_leave_now() {
    for lang in languages() {
        let pages = prerender(&lang);
        for address in addresses() {
            let page = pages.render(&address);
            let place = format!("{lang} {}", address.to_path());
            assert_eq!(page.body.matches("<h1").count(), 1, "{place}: one h1");
            assert!(page.body.contains(r#"href="tel:112""#), "{place}: 112");
            let leave = page.body.find("data-leave").expect("the way out");
            let first_link = page.body.find("<a ").unwrap();
            assert!(page.body[first_link..leave].matches("<a ").count() == 1, "{place}: the way out is the first link");
            assert!(!page.meta.title.is_empty() && !page.meta.description.is_empty(), "{place}: title and description");
            assert!(!page.body.contains(" style="), "{place}: inline style is against the policy");
            assert!(!page.body.contains("{n}") && !page.body.contains("{date}"), "{place}: an unfilled message");
        }
    }
}

#[test]
fn every_page_has_a_unique_description() {
    for lang in languages() {
        let pages = prerender(&lang);
        let mut all = addresses();
        all.extend((1..=12).map(|month| Address::calendar(CalendarView::Month(2027, month))));
        all.push(Address::search());
        let mut seen = std::collections::HashMap::new();
        for address in all {
            let (place, meta) = (address.to_path(), pages.render(&address).meta);
            let length = meta.description.chars().count();
            assert!((25..=atbildiba::app::LONGEST).contains(&length), "{lang} {place}: {}", meta.description);
            let other = seen.insert(meta.description.clone(), place.clone());
            assert_eq!(other, None, "{lang} {place}: {}", meta.description);
        }
    }
}

#[test]
fn every_supporter_entry_and_event_is_readable_without_scripts() {
    let campaign = content();
    let pages = prerender("lv");
    let wall = pages.render(&Address::wall()).body;
    for one in &campaign.supporters.supporters {
        let id = &one.id;
        assert!(wall.contains(&format!(r#"data-supporter="{id}""#)), "{id} is on the wall");
    }
    let timeline = pages.render(&Address::timeline()).body;
    for one in &campaign.timeline.entries {
        let id = &one.id;
        assert!(timeline.contains(&format!(r#"data-entry="{id}""#)), "{id} is on the timeline");
    }
    let event = pages.render(&Address::Event { uid: "eu-anti-trafficking-day".into(), on: None }).body;
    assert!(event.contains("Eiropas Savienības diena pret cilvēku tirdzniecību"));
}

/// Somebody reads another site's page: the frame contains nothing beyond its subject.
#[test]
fn frames_contain_their_list_and_nothing_of_the_shell() {
    let campaign = content();
    let (people, entries) = (campaign.supporters.supporters.len(), campaign.timeline.entries.len());
    for lang in languages() {
        let pages = prerender(&lang);
        for embed in Embed::ALL {
            let (name, body) = (embed.name(), pages.render(&Address::Embed(embed)).body);
            for gone in ["data-leave", "tel:", "/help", "<nav", "<button", "data-island", " style=", "/embed"] {
                assert!(!body.contains(gone), "{lang} {name}: {gone}");
            }
            assert_eq!(body.matches("<h1").count(), 1, "{lang} {name}");
            let items = body.matches("data-item").count();
            let shown = items
                - body.split("<li ").skip(1).filter(|item| item.split('>').next().unwrap().contains("hidden")).count();
            match embed {
                Embed::Calendar => assert!(shown == 12 && items > shown, "{lang} {name}: {shown} of {items}"),
                Embed::Next => assert!(shown == 3 && items > shown, "{lang} {name}: {shown} of {items}"),
                Embed::Wall => assert_eq!((shown, items), (items, people), "{lang}"),
                Embed::Timeline => assert_eq!((shown, items), (items, entries), "{lang}"),
            }
        }
    }
}

/// Without scripts, too, events for orientation only are not announced.
#[test]
fn the_next_events_frame_shows_the_same_as_home() {
    let body = prerender("lv").render(&Address::Embed(Embed::Next)).body;
    let items = body.split("<li ").skip(1).filter(|item| !item.split('>').next().unwrap().contains("hidden"));
    let shown: Vec<&str> =
        items.map(|item| item.split_once("/events/").unwrap().1.split(['?', '"']).next().unwrap()).collect();
    assert_eq!(shown, upcoming(&content(), common::today()));
}

#[test]
fn a_month_has_a_cell_for_each_day() {
    let month = prerender("en").render(&Address::calendar(CalendarView::Month(2026, 10))).body;
    assert!(month.contains(r#"role="grid""#));
    for day in 1..=31 {
        assert!(month.contains(&format!(r#"data-date="2026-10-{day:02}""#)), "{day}");
    }
    assert!(month.contains(r#"data-uid="eu-anti-trafficking-day""#), "18 October");
}

#[test]
fn content_cannot_become_markup() {
    let mut campaign = content();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>";
    let text = || Text::Plain(evil.into());
    for one in &mut campaign.events.entries {
        (one.title, one.description) = (evil.into(), evil.into());
    }
    for one in &mut campaign.supporters.supporters {
        (one.name, one.description, one.statement) = (text(), text(), text());
    }
    for one in &mut campaign.timeline.entries {
        (one.title, one.description) = (text(), text());
    }
    campaign.site.name = text();
    let pages = prerender_of(&campaign, "lv");
    for address in addresses().into_iter().chain(Embed::ALL.map(Address::Embed)) {
        let body = pages.render(&address).body;
        assert!(!body.contains("<script") && !body.contains("<img src=x"), "{}", address.to_path());
    }
}

#[test]
fn language_links_lead_to_the_same_page() {
    let body = prerender("lv").render(&Address::calendar(CalendarView::Month(2026, 12))).body;
    for lang in &languages()[1..] {
        assert!(body.contains(&format!(r#"href="/{lang}/calendar/2026-12""#)), "{lang}");
    }
    let body = prerender("en").render(&Address::Help).body;
    assert!(body.contains(r#"href="/help""#));
}

/// The format's own example.
const HASH: &str = "d507121d0467878f77578748878797875878909508";

#[test]
fn a_photo_is_loaded_in_its_displayed_size() {
    let mut campaign = content();
    let photo: Photo = common::read(serde_json::json!({
        "alt": {"lv": "Sieviete", "en": "A woman"}, "consent": "in writing, 2026-05-04", "focus": {"x": 52, "y": 20},
    }));
    campaign.supporters.supporters[0].photo = Some(photo);
    let id = campaign.supporters.supporters[0].id.clone();
    let picture = Picture { width: 900, height: 600, thumb_hash: HASH.into(), file: "0123456789abcdef".into() };
    let media = Media { supporters: [(id.clone(), picture)].into(), ..Media::default() };
    let pages = Prerender::new("", common::today(), common::published_with(&campaign, &media, "en"));
    let html = pages.render(&Address::wall()).body;
    let path = |rest: &str| format!("/photos/{id}-{}", rest.replace("{}", "0123456789abcdef"));
    let modern = [path("160.{}.webp 160w"), path("320.{}.avif 320w"), path("640.{}.avif 640w")].join(", ");
    assert!(
        html.contains(&format!("<source type=\"image/avif\" srcset=\"{modern}\" sizes=\"(min-width: ")),
        "{modern}"
    );
    let old = [path("160.{}.jpg 160w"), path("320.{}.jpg 320w"), path("640.{}.jpg 640w")].join(", ");
    assert!(html.contains(&format!("srcset=\"{old}\"")), "none wider than the photo");
    assert!(html.contains("alt=\"A woman\"") && html.contains("width=\"900\" height=\"600\""));
    assert!(html.contains("fill=\"#555157\"") && !html.contains("consent") && !html.contains("in writing"));
    assert!(
        html.contains("<canvas aria-hidden=\"true\" class=\"photo x-5 y-2\"></canvas>"),
        "what is drawn there is no attribute"
    );
    let page = Address::Supporters { open: Some(id.as_str().into()), query: WallQuery::default() };
    let dialog = pages.render(&page).body;
    assert!(dialog.contains(&format!("data-person=\"{id}\"")) && dialog.contains("(min-width: 56rem) 36rem, 100vw"));
}

#[test]
fn a_featured_supporters_row_is_taller() {
    let mut campaign = content();
    let tiles_high = |campaign: &Campaign| -> Vec<String> {
        let html = prerender_of(campaign, "lv").render(&Address::wall()).body;
        let tile = |part: &str| part.split_once('"').map(|(class, _)| class.to_owned());
        html.split("<li class=\"").filter_map(tile).filter(|class| class.contains(" high")).collect()
    };
    assert_eq!(tiles_high(&campaign), [] as [&str; 0], "no row is higher than the others");
    campaign.supporters.supporters[4].featured = true;
    let high = tiles_high(&campaign);
    let heroes: Vec<_> = high.iter().filter(|class| class.contains(" hero")).collect();
    assert_eq!(heroes.len(), 1, "{high:?}");
    assert!(heroes[0].ends_with(" high a b c d e f g"), "in a high row at every width: {}", heroes[0]);
    assert!(high.len() > 1, "on a wide screen others stand beside: {high:?}");
}

/// The texts of a page's elements with one name, without nested elements.
fn texts_of<'a>(body: &'a str, element: &str) -> Vec<&'a str> {
    let open = ["<", element].concat();
    let parts = body.split(open.as_str()).skip(1).filter_map(|part| part.split_once('>'));
    parts.map(|(_, rest)| rest.split('<').next().unwrap_or_default()).collect()
}

/// First the person affected, then somebody who may be watched, then whom to call; what others should know comes last.
#[test]
fn the_help_page_has_this_order() {
    for lang in languages() {
        let messages = json(&format!("messages/{lang}/ui.json"));
        let body = prerender(&lang).render(&Address::Help).body;
        let headings = texts_of(&body, "h2");
        let place = |text: &str| {
            headings
                .iter()
                .position(|heading| *heading == text)
                .unwrap_or_else(|| panic!("{lang}: no {text}: {headings:?}"))
        };
        let steps = json("data/help.json")["steps"].clone();
        let of = |whom: &str| {
            let step = steps.as_array().unwrap().iter().find(|step| step["for"] == whom).unwrap();
            place(step["heading"][&lang].as_str().unwrap())
        };
        let message = |name: &str| place(messages[name].as_str().unwrap());
        let order =
            [message("for-you"), message("watched"), message("whom-to-call"), message("signs"), message("rights")];
        let order = [&order[..], &[of("traveller"), of("witness")]].concat();
        assert!(order.is_sorted(), "{lang}: {headings:?}");
        let glance = body.split_once(r#"class="glance""#).unwrap().1.split_once("</div>").unwrap().0;
        let at_night = glance.split("<h3").take(2).flat_map(|part| part.match_indices("tel:")).count();
        assert!(at_night >= 4, "{lang}: at night more than 112 and 110 stand before what has hours");
    }
}

/// What the home page names as next on a day.
fn upcoming(campaign: &Campaign, on: Date) -> Vec<String> {
    let body = Prerender::new("", on, common::published(campaign, "lv")).render(&Address::Home).body;
    let section = body.split_once(r#"class="upcoming""#).unwrap().1.split_once("</section>").unwrap().0;
    let links = section.split(r#"href="/events/"#).skip(1);
    links.map(|link| link.split(['/', '"', '?']).next().unwrap().to_owned()).collect()
}

/// Home announces events related to the campaign; a public holiday never comes before them.
#[test]
fn home_announces_the_campaigns_next_events() {
    let campaign = content();
    let is_holiday = |uid: &String| {
        let event = campaign.events.entries.iter().find(|event| event.uid == *uid);
        event.unwrap_or_else(|| panic!("no {uid}")).keywords.get("holiday") == Some(&true)
    };
    let start = Date::from_ymd(2026, 11, 29).unwrap();
    for week in 0..52 {
        let on = Date::from_days(start.days() + 7 * week);
        let next = upcoming(&campaign, on);
        assert_eq!(next.len(), 3, "{on}: {next:?}");
        assert!(!next.iter().any(is_holiday), "{on}: {next:?}");
    }
    let before_christmas = Date::from_ymd(2026, 12, 23).unwrap();
    assert_eq!(upcoming(&campaign, before_christmas)[0], "traffickingsucks-campaign-10-years");
}

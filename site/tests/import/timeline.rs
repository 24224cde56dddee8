//! The timeline.

use crate::support::Campaign;
use serde_json::json;

#[test]
fn dates_keep_their_precision() {
    let campaign = Campaign::new("timeline-dates");
    let table = "title;date;kind;countries;source\n\
                 A;2019;decision;;own-records\n\
                 B;maijs 2019;Decisions;lv, EE;own-records\n\
                 C;ca. 2014;project;;own-records\n\
                 D;2018-09/..;project;;own-records\n\
                 E;2019–2021;project;;own-records\n\
                 F;15.05.2019;project;;own-records\n";
    let items = campaign.added("table.csv", table, "timeline.json");
    let dates: Vec<_> = items.iter().map(|item| item["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2019", "2019-05", "2014~", "2018-09/..", "2019/2021", "2019-05-15"]);
    assert_eq!(
        items[1],
        json!({
            "id": "b", "title": {"en": "B"}, "date": "2019-05", "kind": "decision", "countries": ["LV", "EE"],
            "source": "own-records"
        })
    );
}

#[test]
fn an_entry_that_fails_the_check_is_left_out_with_its_message() {
    let campaign = Campaign::new("timeline-refused");
    let table = "title;date;kind;countries;source\nA;2019;decision;UK;own-records\nB;2019;decision;GB;own-records\n\
                 C;;decision;;own-records\nD;2019;act;;own-records\n";
    let outcome = campaign.import("table.csv", table);
    assert!(!outcome.is_success);
    outcome.tells(&[
        "table.csv:2: error: countries/0: there is no country “UK”; did you mean “GB”?; “A” is left out",
        "table.csv:3: imported: “B” as “b”",
        "table.csv:4: error: “C” has no date",
        "table.csv:C5: error: \"kinds\" of site.json has no “act”",
    ]);
    assert_eq!(campaign.items("timeline.json").len(), 4);
    campaign.is_accepted();
}

#[test]
fn an_entrys_photo_needs_its_author_and_its_file() {
    let campaign = Campaign::new("timeline-photo");
    std::fs::create_dir_all(campaign.0.join("campaign/photos/timeline")).unwrap();
    let mut jpeg = Vec::new();
    let gray = jpeg_encoder::ColorType::Luma;
    jpeg_encoder::Encoder::new(&mut jpeg, 90).encode(&[120; 64 * 64], 64, 64, gray).unwrap();
    std::fs::write(campaign.0.join("campaign/photos/timeline/b.jpg"), jpeg).unwrap();
    let outcome = campaign.import(
        "table.csv",
        "title;date;kind;source;photo;credit\nA;2019;decision;own-records;A hall;\nB;2019;decision;own-records;A hall;Cy\n\
         C;2019;decision;own-records;A hall;Cy\n",
    );
    outcome.tells(&[
        "table.csv:E2: left out: a photo without its author is not shown",
        "table.csv:3: imported: “B” as “b”",
        "table.csv:4: error: photo: there is no photo “c.jpg”; put it into the folder photos/timeline",
    ]);
    let b = campaign.items("timeline.json").pop().unwrap();
    assert_eq!(b["photo"], json!({"alt": {"en": "A hall"}, "credit": {"en": "Cy"}}));
    campaign.is_accepted();
}

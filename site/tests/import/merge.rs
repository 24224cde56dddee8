//! Merging into a campaign: existing content is unchanged, and nothing is written unless requested.

use crate::support::Campaign;
use serde_json::json;
use std::fs;

const TABLE: &str = "id;title;date;place\nwalk;Walk;2027-05-15;Beach\n;Talk;2027-05-16;Club\n";

#[test]
fn without_write_nothing_is_written() {
    let campaign = Campaign::new("merge-dry");
    let files = || -> Vec<_> {
        let entries = fs::read_dir(campaign.0.join("campaign")).unwrap().map(|entry| entry.unwrap());
        let mut all: Vec<_> =
            entries.map(|one| (one.file_name(), one.metadata().unwrap().modified().unwrap())).collect();
        all.sort();
        all
    };
    let (before, times) = (campaign.text("events.json"), files());
    fs::write(campaign.0.join("plan.csv"), TABLE).unwrap();
    let outcome = campaign.run(&["import", "plan.csv", "--into", "campaign"]);
    assert!(outcome.is_success && outcome.out.is_empty(), "{}{}", outcome.out, outcome.told);
    outcome.tells(&["imported: “Walk” as “walk”", "events.json: nothing is written yet; --write does it"]);
    assert_eq!((campaign.text("events.json"), files()), (before, times));
}

#[test]
fn without_a_campaign_the_content_file_is_printed() {
    let campaign = Campaign::new("merge-alone");
    fs::write(campaign.0.join("plan.csv"), TABLE).unwrap();
    let outcome = campaign.run(&["import", "plan.csv"]);
    let shown: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!((&shown["@type"], &shown["entries"][1]["uid"]), (&json!("Group"), &json!("talk")));
}

#[test]
fn existing_content_is_unchanged_byte_for_byte() {
    let campaign = Campaign::new("merge-bytes");
    let path = campaign.0.join("campaign/events.json");
    let odd =
        campaign.text("events.json").replace("\"@type\": \"Group\",", "\"@type\" :   \"Group\",\n").replace("  ", "\t");
    fs::write(&path, &odd).unwrap();
    let outcome = campaign.import("plan.csv", TABLE);
    assert!(outcome.is_success, "{}", outcome.told);
    let after = campaign.text("events.json");
    let end = odd.rfind("\n\t]").unwrap();
    assert!(after.starts_with(&odd[..end]) && after.ends_with(&odd[end..]), "{after}");
    assert!(after[end..].starts_with(",\n\t\t{\n\t\t\t\"@type\": \"Event\",\n"), "{}", &after[end..]);
    let beside = fs::read_dir(campaign.0.join("campaign")).unwrap().flatten();
    assert!(beside.into_iter().all(|one| !one.file_name().to_string_lossy().ends_with(".new")));
    campaign.is_accepted();
}

#[test]
fn an_existing_id_or_title_is_left_out_and_reported() {
    let campaign = Campaign::new("merge-again");
    assert_eq!(campaign.added("plan.csv", TABLE, "events.json").len(), 2);
    let before = campaign.text("events.json");
    let outcome =
        campaign.import("plan.csv", "id;title;date;place\nwalk;Walk;2027-05-17;Harbour\n;TALK;2027-05-16;Club\n");
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&[
        "plan.csv:2: left out: “Walk” is in events.json already, as “walk”, and stays as it is; there it has another locations, start",
        "plan.csv:3: left out: “TALK” is in events.json already, as “talk”, and stays as it is; there it has another title\n",
        "plan.csv: 0 imported, 2 left out, 0 errors",
    ]);
    assert_eq!(campaign.text("events.json"), before);
}

#[test]
fn ids_are_unique() {
    let campaign = Campaign::new("merge-ids");
    let table = "id;title;date;place\n;Walk;2027-05-15;Beach\n;Walk;2027-05-16;Beach\nwalk-2;Other;2027-05-17;Beach\n\
                 ;Walk;2027-05-15;Beach\nwalk-2;Same;2027-05-18;Beach\nNot an id;X;2027-05-18;Beach\n";
    let outcome = campaign.import("plan.csv", table);
    outcome.tells(&[
        "plan.csv:2: imported: “Walk” as “walk”",
        "plan.csv:3: imported: “Walk” as “walk-3”",
        "plan.csv:4: imported: “Other” as “walk-2”",
        "plan.csv:5: left out: “Walk” is in the table twice; plan.csv:2 is imported",
        "plan.csv:6: left out: “Same” is in the table twice; plan.csv:4 is imported",
        "plan.csv:A7: error: “Not an id” is not an id",
    ]);
    campaign.is_accepted();
}

#[test]
fn an_invalid_file_is_not_changed() {
    let campaign = Campaign::new("merge-broken");
    fs::write(campaign.0.join("campaign/events.json"), "{\"entries\": [").unwrap();
    let outcome = campaign.import("plan.csv", TABLE);
    assert!(!outcome.is_success);
    outcome.tells(&["events.json can't be added to: it is not in order", "run `atbildiba check`"]);
    assert_eq!(campaign.text("events.json"), "{\"entries\": [");
}

/// The program drops root's privileges first, which would allow writing everywhere.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_reported() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let campaign = Campaign::new("merge-read-only");
    let folder = campaign.0.join("campaign");
    fs::write(campaign.0.join("plan.csv"), TABLE).unwrap();
    let program = campaign.0.join("program");
    fs::copy(env!("CARGO_BIN_EXE_atbildiba"), &program).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let mut command = std::process::Command::new(program);
    if fs::metadata(&folder).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let before = campaign.text("events.json");
    let output =
        command.args(["import", "plan.csv", "--into", "campaign", "--write"]).current_dir(&campaign.0).output();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let output = output.unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("writing campaign/events.json: Permission denied"), "{told}");
    assert!(told.contains("look whether the folder can be written to"), "{told}");
    assert_eq!(campaign.text("events.json"), before);
}

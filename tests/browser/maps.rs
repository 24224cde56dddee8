//! Maps of places and countries: of a first campaign with a point on the map and a country, built with the engine of the site
//! that is tested.

use super::super::{ENGINES, Lab, PATIENCE, Test};
use super::check;
use crate::build::engine_file;
use crate::commands::project;
use serde_json::{Value, json};
use site::build::{Options, Surroundings};
use site::engine::Engine;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::PathBuf;

pub(super) const TESTS: &[Test] = &[check("maps of a place and of countries", &ENGINES, maps)];

/// The site, for as long as it has a name.
struct Campaign {
    folder: PathBuf,
    event: String,
    entry: String,
}

impl Campaign {
    fn serve(lab: &Lab) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("browser-test-{}-{}-maps", std::process::id(), lab.engine));
        let content = folder.join("content");
        campaign::new::new(&content, site::build::today()).map_err(|error| Error::new(error.to_string(), ""))?;
        let mut campaign = Self { folder, event: String::new(), entry: String::new() };
        campaign.event = campaign.change("events.json", "uid", |event| {
            event["locations"] = json!({
                "1": { "@type": "Location", "name": "Library", "coordinates": "geo:56.9496,24.1052" },
                "2": { "@type": "Location", "name": "Room 12", "coordinates": "geo:56.9496,24.1052" },
            });
        })?;
        campaign.entry = campaign.change("timeline.json", "id", |entry| entry["countries"] = json!(["LV", "EE"]))?;
        let engine = Engine::read(&engine_file(&project()?))?;
        let around = Surroundings { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
        let out = campaign.folder.join("site");
        site::build::build(&engine, &Options::new(&content, &out, &out.with_extension("photos")), &around)?;
        lab.server.set_root(&out);
        Ok(campaign)
    }

    /// Changes the first entry of a file; its id.
    fn change(&self, file: &str, id: &str, change: impl Fn(&mut Value)) -> Result<String> {
        let path = self.folder.join("content").join(file);
        let text = fs::read_to_string(&path).or_fail(|| format!("reading {file}"), "")?;
        let mut root: Value = serde_json::from_str(&text).or_fail(|| format!("reading {file}"), "")?;
        change(&mut root["entries"][0]);
        fs::write(&path, root.to_string()).or_fail(|| format!("writing {file}"), "")?;
        Ok(root["entries"][0][id].as_str().unwrap_or_default().to_owned())
    }
}

impl Drop for Campaign {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn maps(lab: &mut Lab) -> Result<()> {
    let campaign = Campaign::serve(lab)?;
    for (address, alt) in [
        (format!("/events/{}", campaign.event), "Map: Library"),
        (format!("/timeline/{}", campaign.entry), "These countries on a map"),
    ] {
        for (width, height) in [(390, 844), (1280, 800)] {
            lab.session.set_viewport(width, height)?;
            lab.open(&address)?;
            let all = "document.querySelectorAll('.map img')";
            let count = lab.session.eval(&format!("{all}.length"))?;
            lab.expect(count == 1, &address, || format!("{count} maps, not one"));
            let before = lab.session.eval(&format!("{all}[0].offsetHeight"))?;
            lab.session.run(&format!("{all}[0].scrollIntoView()"), &[])?;
            let there = format!("({all}[0].complete && {all}[0].naturalWidth > 0)");
            lab.session.wait_for("the map", &there, PATIENCE)?;
            let seen = lab.session.eval(&format!(
                "(({{ alt, offsetWidth, offsetHeight }}) => ({{ alt, width: offsetWidth, height: offsetHeight }}))({all}[0])"
            ))?;
            lab.expect(seen["alt"] == alt, &address, || format!("its alternative text is {seen}"));
            lab.expect(seen["height"] == before, &address, || format!("it moved what is below: {before}, {seen}"));
            let [wide, high] = ["width", "height"].map(|side| seen[side].as_f64().unwrap_or_default());
            let is_whole = wide > 280.0 && wide <= 362.0 && (wide / high - 1.5).abs() < 0.02;
            lab.expect(is_whole, &address, || format!("it is {wide} by {high} px"));
        }
    }
    // Without the file the page says the same in words.
    let address = format!("/events/{}", campaign.event);
    fs::remove_dir_all(campaign.folder.join("site/maps")).or_fail(|| "taking the maps away".into(), "")?;
    lab.open(&address)?;
    let link = lab.session.text_of("document.querySelector('.facts a[href^=\"geo:\"]').textContent")?;
    lab.expect(link == "56.9496, 24.1052", &address, || format!("the coordinates are {link}"));
    Ok(())
}

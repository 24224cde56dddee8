//! Maps of places and countries, and photos of entries: a new campaign with coordinates, countries and a photo, built
//! with the tested site's engine.

use crate::browser::tests::accessibility::axe;
use crate::browser::tests::check;
use crate::browser::tests::safety::policy::files;
use crate::browser::{ENGINES, Engine as Browser, PATIENCE, Page, Test, TestContext};
use crate::build::engine_file;
use crate::commands::project;
use serde_json::{Value, json};
use site::build::{Callbacks, Options};
use site::engine::Engine;
use site::error::{Error, OrFail, Result};
use site_photos::{PhotoResult, cache};
use std::fs;
use std::path::PathBuf;

pub(crate) const TESTS: &[Test] =
    &[check("maps of a venue and of countries", &ENGINES, maps), check("the photo of an entry", &ENGINES, photo)];

/// The declared width and height of the photo: too tall for a page to show completely.
const HIGH: [u32; 2] = [640, 1385];

/// The site, removed when dropped.
struct Campaign {
    folder: PathBuf,
    event: String,
    entry: String,
}

impl Campaign {
    fn serve(test: &TestContext, name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("browser-test-{}-{}-{name}", std::process::id(), test.engine));
        let content = folder.join("content");
        campaign::new::new(&content, site::build::today()).map_err(|error| Error::new(error.to_string(), ""))?;
        let mut campaign = Self { folder, event: String::new(), entry: String::new() };
        campaign.event = campaign.change("events.json", "uid", |event| {
            event["locations"] = json!({
                "1": { "@type": "Location", "name": "Library", "coordinates": "geo:56.9496,24.1052" },
                "2": { "@type": "Location", "name": "Room 12", "coordinates": "geo:56.9496,24.1052" },
            });
        })?;
        campaign.entry = campaign.change("timeline.json", "id", |entry| {
            entry["countries"] = json!(["LV", "EE"]);
            entry["photo"] = json!({
                "alt": { "en": "A shore" }, "credit": "Ada Example, CC BY 4.0", "focus": { "x": 32, "y": 68 }
            });
        })?;
        let photos = content.join("photos/timeline");
        let pictures = files(&test.pages.root.join("screenshots"), ".jpg")?;
        let is_high = |file: &PathBuf| file.to_string_lossy().contains("narrow");
        let picture = pictures.into_iter().find(is_high).ok_or_else(|| Error::new("no picture is tall", ""))?;
        let picture = fs::read(&picture).or_fail(|| format!("reading {}", picture.display()), "")?;
        fs::create_dir_all(&photos).or_fail(|| format!("making {}", photos.display()), "")?;
        let file = photos.join(format!("{}.jpg", campaign.entry));
        fs::write(&file, &picture).or_fail(|| format!("writing {}", file.display()), "")?;
        let engine = Engine::read(&engine_file(&project()?))?;
        // Browsers detect the format from the bytes, not from the name.
        let files = ["160.webp", "320.avif", "640.avif", "160.jpg", "320.jpg", "640.jpg"];
        let files = files.map(|name| (name.to_owned(), picture.clone())).to_vec();
        let made = PhotoResult { width: HIGH[0], height: HIGH[1], thumb_hash: String::new(), files };
        let fill: site::photos::Fill = &|_, kept, _, _| {
            cache::put(&kept.join(cache::key(&picture)), &made).or_fail(|| "keeping a photo".into(), "")
        };
        let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: fill };
        let out = campaign.folder.join("site");
        site::build::build(&engine, &Options::new(&content, &out, &out.with_extension("photos")), &callbacks)?;
        test.server.set_root(&out);
        Ok(campaign)
    }

    /// Changes the first entry of a file; returns its id.
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

fn maps(test: &mut TestContext) -> Result<()> {
    let campaign = Campaign::serve(test, "maps")?;
    for (address, alt) in [
        (format!("/events/{}", campaign.event), "Map: Library"),
        (format!("/timeline/{}", campaign.entry), "These countries on a map"),
    ] {
        for (width, height) in [(390, 844), (1280, 800)] {
            test.session.set_viewport(width, height)?;
            test.open(&address)?;
            let all = "document.querySelectorAll('.map img')";
            let count = test.session.eval(&format!("{all}.length"))?;
            test.expect(count == 1, &address, || format!("{count} maps, not one"));
            let before = test.session.eval(&format!("{all}[0].offsetHeight"))?;
            test.session.run(&format!("{all}[0].scrollIntoView()"), &[])?;
            let there = format!("({all}[0].complete && {all}[0].naturalWidth > 0)");
            test.session.wait_for("the map", &there, PATIENCE)?;
            let seen = test.session.eval(&format!(
                "(({{ alt, offsetWidth, offsetHeight }}) => ({{ alt, width: offsetWidth, height: offsetHeight }}))({all}[0])"
            ))?;
            test.expect(seen["alt"] == alt, &address, || format!("its alternative text is {seen}"));
            test.expect(seen["height"] == before, &address, || format!("it shifted what is below: {before}, {seen}"));
            let [wide, high] = ["width", "height"].map(|side| seen[side].as_f64().unwrap_or_default());
            let is_whole = wide > 280.0 && wide <= 362.0 && (wide / high - 1.5).abs() < 0.02;
            test.expect(is_whole, &address, || format!("it is {wide} by {high} px"));
        }
    }
    let page =
        |address: String| Page { address, lang: "en".into(), kind: "map".into(), file: PathBuf::new(), status: 200 };
    let pages = [page(format!("/events/{}", campaign.event)), page(format!("/timeline/{}", campaign.entry))];
    axe::with_rules(test, &pages, &[axe::by_tags(), axe::of_colour()])?;
    if test.engine == Browser::Chromium {
        test.session.set_dark(true)?;
        test.open(&pages[0].address)?;
        let source = "document.querySelector('.map img').currentSrc";
        test.session.wait_for("the dark map", &format!("{source}.includes('/maps/dark.')"), PATIENCE)?;
        test.session.set_dark(false)?;
    }
    // Without the file, the page describes it in words.
    let address = format!("/events/{}", campaign.event);
    fs::remove_dir_all(campaign.folder.join("site/maps")).or_fail(|| "removing the maps".into(), "")?;
    test.open(&address)?;
    let link = test.session.text_of("document.querySelector('.facts a[href^=\"geo:\"]').textContent")?;
    test.expect(link == "56.9496, 24.1052", &address, || format!("the coordinates are {link}"));
    Ok(())
}

fn photo(test: &mut TestContext) -> Result<()> {
    let campaign = Campaign::serve(test, "photo")?;
    let address = format!("/timeline/{}", campaign.entry);
    for (width, height) in [(390, 844), (1280, 800)] {
        test.session.set_viewport(width, height)?;
        test.open(&address)?;
        let image = "document.querySelector('.entry .picture img')";
        test.session.wait_for("the photo", &format!("({image}?.complete && {image}.naturalWidth > 0)"), PATIENCE)?;
        let seen = test.session.eval(&format!(
            "((image) => ({{
                alt: image.alt,
                source: image.currentSrc.split('/photos/')[1],
                position: getComputedStyle(image).objectPosition,
                credit: image.closest('figure').querySelector('figcaption').textContent,
                width: image.offsetWidth,
                height: image.offsetHeight,
                room: image.closest('figure').offsetWidth,
            }}))({image})"
        ))?;
        test.expect(seen["alt"] == "A shore", &address, || format!("its alternative text: {seen}"));
        test.expect(seen["credit"] == "Photo: Ada Example, CC BY 4.0", &address, || format!("its credit: {seen}"));
        test.expect(seen["position"] == "30% 70%", &address, || format!("the focal point is not used: {seen}"));
        let source = seen["source"].as_str().unwrap_or_default();
        test.expect(source.starts_with(&format!("timeline/{}-", campaign.entry)), &address, || format!("{seen}"));
        let [wide, high] = ["width", "height"].map(|side| seen[side].as_f64().unwrap_or_default());
        let is_cut = seen["width"] == seen["room"] && high > 400.0 && high < 1.6 * wide;
        test.expect(is_cut, &address, || format!("a tall photo is cropped: {seen}"));
    }
    Ok(())
}

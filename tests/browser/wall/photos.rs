//! Photos on the wall. The bundled campaign has none, so the wall's data is changed to give one supporter a photo;
//! everything that the wasm renders afterwards shows it.

use crate::browser::tests::check;
use crate::browser::tests::safety::hostile::measure;
use crate::browser::tests::safety::policy::files;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext};
use atbildiba::content::{Focus, Photo, Text, wire};
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use site::serve::Fault;
use std::fs;

pub(crate) const TESTS: &[Test] = &[check("a photo replaces its placeholder", &ENGINES, photo)];

const WALL: &str = "/supporters";
/// The format's own example, and its average colour.
const HASH: &str = "d507121d0467878f77578748878797875878909508";
const MEAN: [i64; 3] = [0x55, 0x51, 0x57];

/// The index of a supporter's photo in the wire format.
const PHOTO: usize = 16;

fn photo(test: &mut TestContext) -> Result<()> {
    let one = give_photo(test)?;
    test.open(WALL)?;
    let tile = format!("document.querySelector('[data-supporter=\"{one}\"]')");
    let hidden = look(test, &tile)?;
    test.expect(hidden["loaded"] == false, WALL, || format!("the photo should be missing: {hidden}"));
    let mean: Vec<i64> = hidden["mean"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    let is_near = mean.len() == 3 && mean.iter().zip(MEAN).all(|(found, wanted)| (found - wanted).abs() <= 12);
    test.expect(is_near, WALL, || format!("the placeholder is not visible: {hidden}"));
    test.expect(hidden["fill"] == "#555157", WALL, || format!("and not its mean colour: {hidden}"));
    give_files(test, &one, Some(picture(test)?));
    let there = |image: &str| format!("(({image})?.complete && {image}.naturalWidth > 0)");
    look(test, &tile)?;
    test.session.wait_for("the photo", &there(&format!("{tile}.querySelector('img.photo')")), PATIENCE)?;
    let seen = seen(test, &tile)?;
    test.expect(seen["apart"] == false, WALL, || format!("the photo has not replaced its placeholder: {seen}"));
    let focus = test.session.text_of(&format!("getComputedStyle({tile}.querySelector('img.photo')).objectPosition"))?;
    test.expect(focus == "30% 70%", WALL, || format!("the face is not the focal point: {focus}"));
    test.session.run(&format!("{tile}.querySelector('a').click()"), &[])?;
    let large = "document.querySelector('dialog img.photo')";
    test.session.wait_for("the photo in the dialog", &there(large), PATIENCE)?;
    let alt = test.session.eval(&format!("{large}.alt"))?;
    test.expect(alt == "Testa attēls", WALL, || format!("its alternative text is {alt}"));
    Ok(())
}

/// Gives the first person a photo without files. Returns the id.
fn give_photo(test: &TestContext) -> Result<String> {
    let folder = test.pages.root.join("data/lv");
    let name = files(&folder, ".json")?
        .into_iter()
        .filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()))
        .find(|name| name.starts_with("supporters."))
        .ok_or_else(|| Error::new("the site has no supporters", ""))?;
    let text = fs::read_to_string(folder.join(&name)).or_fail(|| format!("reading {name}"), "")?;
    let mut data: Value = serde_json::from_str(&text).or_fail(|| format!("reading {name}"), "")?;
    let [_, numbers, rows] = &mut data[0].as_array_mut().map_or(&mut [][..], |list| list)[..] else {
        return Err(Error::new("the data is not a list of supporters", ""));
    };
    let id = rows[1][0][1].as_str().unwrap_or_default().to_owned();
    let photo =
        wire::write(&a_photo()).and_then(|text| serde_json::from_str(&text)).or_fail(|| "a photo".into(), "")?;
    // After length, field and flags: see `content::supporters`.
    (numbers[1][3], numbers[1][4]) = (json!(900), json!(600));
    if !std::mem::replace(&mut rows[1][0][PHOTO], photo).is_null() {
        return Err(Error::new("this field of a supporter is not the photo", "count them in src/content"));
    }
    measure(&mut data);
    let body = data.to_string();
    let answer = Fault::Answer { status: 200, media_type: "application/json", body: body.into_bytes() };
    test.server.set_fault(&format!("/data/lv/{name}"), Some(answer));
    give_files(test, &id, None);
    Ok(id)
}

fn a_photo() -> Photo {
    Photo {
        alt: Text::Localized(vec![("lv".into(), "Testa attēls".into())]),
        width: 900,
        height: 600,
        thumb_hash: HASH.into(),
        file: "0".into(),
        focus: Some(Focus { x: 32, y: 68 }),
        credit: Text::default(),
    }
}

/// The responses for its files: a picture (browsers detect the format from the bytes), or 404.
fn give_files(test: &TestContext, id: &str, picture: Option<Vec<u8>>) {
    let photo = a_photo();
    for width in Photo::widths(photo.width) {
        for (ending, media_type) in [("webp", "image/webp"), ("avif", "image/avif"), ("jpg", "image/jpeg")] {
            let (status, body) = picture.clone().map_or((404, Vec::new()), |picture| (200, picture));
            let answer = Fault::Answer { status, media_type, body };
            test.server.set_fault(&format!("/{}", photo.path(id, width, ending)), Some(answer));
        }
    }
}

/// Any JPEG of the site.
fn picture(test: &TestContext) -> Result<Vec<u8>> {
    let file = files(&test.pages.root.join("screenshots"), ".jpg")?.remove(0);
    fs::read(&file).or_fail(|| format!("reading {}", file.display()), "")
}

/// The tile as rendered from the data, after removing it and bringing it back. Returns what is visible.
fn look(test: &mut TestContext, tile: &str) -> Result<Value> {
    for (chip, there) in [("[href*=\"kind=organization\"]", false), ("[aria-current]", true)] {
        test.session.run(&format!("document.querySelector('.chips a{chip}').click()"), &[])?;
        test.session.wait_for("the filter", &format!("(!!{tile} === {there})"), PATIENCE)?;
    }
    test.session.run(&format!("{tile}.scrollIntoView()"), &[])?;
    test.session.wait_for("the placeholder", &format!("{tile}?.querySelector('canvas.photo')?.width > 1"), PATIENCE)?;
    seen(test, tile)
}

fn seen(test: &mut TestContext, tile: &str) -> Result<Value> {
    test.session.eval(&format!(
        "((tile) => {{
            const canvas = tile.querySelector('canvas.photo');
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const sum = (part) => data.reduce((sum, value, at) => at % 4 === part ? sum + value : sum, 0);
            const image = tile.querySelector('img.photo');
            return {{
                mean: [0, 1, 2].map((part) => Math.round(sum(part) / (data.length / 4))),
                fill: tile.querySelector('svg.photo rect').getAttribute('fill'),
                apart: ['left', 'top', 'width', 'height'].some((side) =>
                    Math.abs(canvas.getBoundingClientRect()[side] - image.getBoundingClientRect()[side]) > 1),
                loaded: image.complete && image.naturalWidth > 0,
            }};
        }})({tile})"
    ))
}

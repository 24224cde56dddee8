//! `/join` with a picture generated in the page: composed, stripped of metadata, stored only on request, deleted at
//! once.

use crate::browser::tests::check;
use crate::browser::tests::offline::store;
use crate::browser::tests::safety::leave;
use crate::browser::{ENGINES, Engine, Test, TestContext};
use serde_json::{Value, json};
use site::error::{Error, Result};
use site::serve::Fault;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    check("a supporter picture is made on the device", &ENGINES, makes),
    check("a supporter picture is stored on request, and deleted", &ENGINES, erases),
    check("leaving deletes the stored supporter picture", &ENGINES, leaves),
    check("the camera is used only on request, and released", &[Engine::Chromium], camera),
    check("older copies hide revoked supporters, too", &ENGINES, revoked),
];

const SOON: Duration = Duration::from_secs(10);

/// Exposes the page's next finished file, and gives the file field a JPEG that is red on the left and blue on the
/// right, with Exif data that rotates it by a quarter and states a location.
const CHOOSE: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { window.testFile = file; return make.call(URL, file); };
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [400, 200];
    const context = canvas.getContext('2d');
    context.fillStyle = '#c81414';
    context.fillRect(0, 0, 200, 200);
    context.fillStyle = '#1414c8';
    context.fillRect(200, 0, 200, 200);
    const plain = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
    const bytes = new Uint8Array(await plain.arrayBuffer());
    const text = [...'Exif'].map((c) => c.charCodeAt(0));
    const place = [...'GPSLatitude 56.95'].map((c) => c.charCodeAt(0));
    const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const body = [...text, 0, 0, ...tiff, ...place];
    // A single part, as a file has: Firefox does not decode a blob of several parts.
    const whole = new Uint8Array([...bytes.slice(0, 2), 0xff, 0xe1, 0, body.length + 2, ...body, ...bytes.slice(2)]);
    const file = new File([whole], 'IMG_of_Anna.jpg', { type: 'image/jpeg' });
    const field = document.querySelector('#join-file');
    const list = new DataTransfer();
    list.items.add(file);
    field.files = list.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));";

const READY: &str = "document.querySelector('.save[href^=\"blob:\"]:not(.away)')";

/// The properties of the finished file.
const LOOK: &str = "
    const file = window.testFile;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const markers = [];
    for (let at = 2; at < bytes.length && bytes[at + 1] !== 0xda; at += 2 + bytes[at + 2] * 256 + bytes[at + 3]) markers.push(bytes[at + 1]);
    const text = new TextDecoder('latin1').decode(bytes);
    const picture = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const pixel = (x, y) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
    return {
        name: file.name, type: file.type, modified: file.lastModified, size: [picture.width, picture.height], markers,
        told: ['Exif', 'GPS', 'ICC_PROFILE', 'Anna'].filter((word) => text.includes(word)),
        top: pixel(540, 20), side: pixel(1060, 200), shirt: pixel(300, 1060),
    };";

pub(crate) fn choose(test: &mut TestContext) -> Result<()> {
    test.open("/join")?;
    test.session.run_async(CHOOSE, &[])?;
    test.session.wait_for("a finished picture", READY, SOON)
}

fn is_near(found: &Value, wanted: [i64; 3]) -> bool {
    wanted.iter().enumerate().all(|(at, want)| found[at].as_i64().is_some_and(|is| (is - want).abs() < 30))
}

fn makes(test: &mut TestContext) -> Result<()> {
    choose(test)?;
    let found = test.session.run_async(LOOK, &[])?;
    let at = "/join";
    let plain = json!([found["name"], found["type"], found["modified"], found["size"]]);
    test.expect(plain == json!(["picture.jpg", "image/jpeg", 0, [1080, 1080]]), at, || format!("the file is {plain}"));
    test.expect(found["told"] == json!([]), at, || format!("the file contains {}", found["told"]));
    let markers = found["markers"].as_array().into_iter().flatten().filter_map(Value::as_u64);
    let blocks: Vec<u64> = markers.filter(|marker| matches!(marker, 0xe0..=0xed | 0xef | 0xfe)).collect();
    test.expect(blocks.is_empty(), at, || format!("blocks of metadata: {blocks:x?}"));
    // Upright: the camera's left side is at the top.
    test.expect(is_near(&found["top"], [200, 20, 20]), at, || format!("above is {}", found["top"]));
    test.expect(is_near(&found["side"], [200, 20, 20]), at, || format!("beside is {}", found["side"]));
    test.expect(is_near(&found["shirt"], [248, 243, 231]), at, || format!("the shirt is {}", found["shirt"]));
    // By keyboard: the first slider one step up, which creates another file.
    test.session.run("document.querySelector('.sliders input').focus(); window.testBefore = window.testFile;", &[])?;
    test.session.press(&[crate::browser::key::RIGHT])?;
    test.session.wait_for("a new file", &format!("{READY} && window.testFile !== window.testBefore"), SOON)?;
    test.session.click(".sliders .chip")?;
    test.session.wait_for(
        "a tall picture",
        &format!("{READY} && document.querySelector('canvas').height === 1920"),
        SOON,
    )
}

/// Only a stored picture: a browser that leaves while it stores one may cancel the deletion.
fn leaves(test: &mut TestContext) -> Result<()> {
    let out = leave::outside(test)?;
    choose(test)?;
    test.session.run("document.querySelector('.keep').click()", &[])?;
    test.session.wait_for("it is kept", IS_KEPT, SOON)?;
    test.session.run("document.querySelector('[data-leave]').click()", &[])?;
    let is_outside = leave::arrives(&mut test.session, &out);
    test.expect(is_outside, "/join", || format!("leaving does not reach {out}"));
    test.open("/join")?;
    let after = test.session.run_async(KEPT, &[])?;
    let nothing = json!({"bases": [], "marks": [], "files": []});
    test.expect(after == nothing, "/join", || format!("still stored after leaving: {after}"));
    Ok(())
}

/// The mark is set before the picture is stored, and the button disappears after it.
const IS_KEPT: &str = "localStorage.getItem('~own-picture') && document.querySelector('.keep').hidden";

/// The pictures stored on this device.
const KEPT: &str = "
    const bases = (await indexedDB.databases()).map((base) => base.name);
    return {bases, marks: Object.keys(localStorage), files: (await caches.keys()).filter((name) => name.includes('picture'))};";

fn erases(test: &mut TestContext) -> Result<()> {
    let nothing = json!({"bases": [], "marks": [], "files": []});
    choose(test)?;
    let before = test.session.run_async(KEPT, &[])?;
    test.expect(before == nothing, "/join", || format!("stored without consent: {before}"));
    // Firefox's driver regards content below the help bar as visible.
    test.session.run("document.querySelector('.keep').scrollIntoView({block: 'center', behavior: 'instant'})", &[])?;
    test.session.click(".keep")?;
    test.session.wait_for("it is kept", IS_KEPT, SOON)?;
    test.open("/join")?;
    test.session.wait_for(
        "the kept picture",
        "document.querySelector('canvas:not([hidden])')?.width === 1080",
        SOON,
    )?;
    test.session.click(".erase")?;
    test.session.wait_for("nothing is marked", "!localStorage.getItem('~own-picture')", SOON)?;
    test.session.wait_for("no picture is shown", "document.querySelector('canvas').hidden", SOON)?;
    test.session.wait_for("told", "document.querySelector('.told').textContent.length > 5", SOON)?;
    let after = test.session.run_async(KEPT, &[])?;
    test.expect(after == nothing, "/join", || format!("still stored: {after}"));
    let link = test.session.eval("document.querySelector('.save')?.getAttribute('href') ?? null")?;
    test.expect(link == Value::Null, "/join", || format!("the file is still linked: {link}"));
    Ok(())
}

/// A canvas as a camera: what the browser does with a real one is not tested.
const CAMERA: &str = "
    window.testAsked = 0;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const context = canvas.getContext('2d');
    setInterval(() => { context.fillStyle = '#c81414'; context.fillRect(0, 0, 320, 480); context.fillStyle = '#1414c8'; context.fillRect(320, 0, 320, 480); }, 50);
    navigator.mediaDevices.getUserMedia = async () => { window.testAsked++; window.testStream = canvas.captureStream(); return window.testStream; };";

fn camera(test: &mut TestContext) -> Result<()> {
    test.open("/join")?;
    test.session.run(CAMERA, &[])?;
    let asked = test.session.eval("window.testAsked")?;
    test.expect(asked == json!(0), "/join", || "the camera was requested at once".into());
    test.session.click(".take")?;
    test.session.wait_for("a picture of the camera", "document.querySelector('video').videoWidth === 640", SOON)?;
    let mirrored = test.session.text_of("getComputedStyle(document.querySelector('video')).scale")?;
    test.expect(mirrored == "-1 1", "/join", || format!("the preview is scaled {mirrored}"));
    test.session.click("#join-shutter")?;
    test.session.wait_for("a finished picture", READY, SOON)?;
    let script = "const c = document.querySelector('canvas').getContext('2d'); return [[...c.getImageData(50, 50, 1, 1).data], [...c.getImageData(1030, 50, 1, 1).data]];";
    let sides = test.session.run(script, &[])?;
    test.expect(is_near(&sides[0], [200, 20, 20]) && is_near(&sides[1], [20, 20, 200]), "/join", || {
        format!("the picture is mirrored: {sides}")
    });
    let live =
        test.session.eval("window.testStream.getTracks().filter((track) => track.readyState === 'live').length")?;
    test.expect(live == json!(0), "/join", || "the camera is still on".into());
    Ok(())
}

fn revoked(test: &mut TestContext) -> Result<()> {
    let seen = "document.querySelector('[data-supporter=evika-silina]')?.getClientRects().length";
    store(test, "/supporters")?;
    test.session.wait_for("the supporter is on the wall", seen, SOON)?;
    let list = test.session.run_async("return await (await fetch('/revoked.json')).json()", &[])?;
    if !list.is_array() {
        return Err(Error::new(format!("revoked.json is {list}"), ""));
    }
    // The last known list, and no network for a new one. The worker's copy has a different list.
    test.session.run("localStorage.setItem('revoked', '[\"evika-silina\"]')", &[])?;
    let none = Fault::Answer { status: 500, media_type: "text/plain", body: Vec::new() };
    test.server.set_fault("/revoked.json", Some(none));
    test.open("/supporters")?;
    let hidden = test.session.eval(&format!("!({seen})"))?;
    test.expect(hidden == Value::Bool(true), "/supporters", || "a revoked supporter is still visible".into());
    // A network that requires a login answers with its own page.
    let portal = Fault::Answer { status: 200, media_type: "text/html", body: b"<h1>Log in</h1>".to_vec() };
    test.server.set_fault("/revoked.json", Some(portal));
    test.open("/supporters")?;
    test.session.run_async("await new Promise((done) => setTimeout(done, 500))", &[])?;
    let list = test.session.text_of("localStorage.revoked")?;
    test.expect(list == "[\"evika-silina\"]", "/supporters", || format!("the list is now {list}"));
    test.server.set_fault("/revoked.json", None);
    test.open("/supporters")?;
    test.session.wait_for("the newer list applies", "!localStorage.getItem('revoked')", SOON)?;
    test.open("/supporters")?;
    test.session.wait_for("the supporter is on the wall again", seen, SOON)
}

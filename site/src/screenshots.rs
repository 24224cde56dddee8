//! Screenshots for the browsers' install dialog ([`webmanifest`](crate::build::webmanifest)), taken of a built site by
//! a Chromium of this machine. It runs once for each picture, controlled only by its command line: no driver, nothing
//! to install.

use crate::TempFolder;
use crate::error::{Error, OrFail, Result};
use crate::serve::{self, Fault};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A screenshot: the form factor `narrow` or `wide`, the page, width and height of the window in CSS pixels, and the
/// device pixel ratio.
struct Shot {
    form: &'static str,
    page: &'static str,
    size: (u32, u32),
    density: f64,
}

/// All screenshots of a form factor have the same aspect ratio, because Chromium shows only those with that of the
/// first. No side is longer than 2.3 times the other.
const SHOTS: [Shot; 4] = [
    Shot { form: "narrow", page: "home", size: (390, 844), density: 1.5 },
    Shot { form: "narrow", page: "calendar", size: (390, 844), density: 1.5 },
    Shot { form: "wide", page: "home", size: (1280, 800), density: 1.0 },
    Shot { form: "wide", page: "timeline", size: (1280, 800), density: 1.0 },
];

/// The time limit for a page's hydration, in milliseconds of virtual time, which passes as fast as the page allows.
const ALIVE_MS: u32 = 10_000;

/// The time limit for the browser, after which it is killed.
const PATIENCE: Duration = Duration::from_secs(60);

/// JPEG quality out of 100; text stays sharp.
const QUALITY: u8 = 80;

/// Names of suitable programs on the path.
const NAMES: [&str; 7] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

/// Their locations on macOS and, relative to the folder for programs, on Windows.
const ON_MACOS: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const ON_WINDOWS: [&str; 2] = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

/// Finds a Chromium on this machine.
///
/// # Errors
/// None is found.
pub fn chromium() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))));
    let programs = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].into_iter().filter_map(std::env::var_os);
    let on_windows = programs.flat_map(|folder| ON_WINDOWS.map(|file| Path::new(&folder).join(file)));
    on_path.chain(ON_MACOS.map(PathBuf::from)).chain(on_windows).find(|file| file.is_file()).ok_or_else(|| {
        Error::new(
            "there is no Chromium, Chrome or Edge where they usually are",
            "install one, or name it: --chromium PATH",
        )
    })
}

/// Takes screenshots of the site in `site` in each of its languages (the first is the one without a folder) and writes
/// them to `folder`. Pages that the site does not have are skipped. `done` is called with each file.
///
/// # Errors
/// The browser can't be started or takes no picture; a file can't be written.
pub fn take(
    chromium: &Path,
    site: &Path,
    languages: &[String],
    folder: &Path,
    done: &mut dyn FnMut(&Path),
) -> Result<()> {
    let server = serve::spawn_for_tests(site)?;
    // Without a worker, whose notices would be in the pictures.
    server.set_fault("/sw.js", Some(Fault::Answer { status: 200, media_type: "text/javascript", body: Vec::new() }));
    let scratch = TempFolder::new("atbildiba-screenshots")?;
    let picture = scratch.path().join("picture.png");
    fs::create_dir_all(folder).or_fail(|| format!("making {}", folder.display()), "")?;
    for (at, language) in languages.iter().enumerate() {
        let prefix = if at == 0 { String::new() } else { format!("{language}/") };
        for (number, shot) in SHOTS.iter().enumerate() {
            let (page, file) = if shot.page == "home" { ("", "index") } else { (shot.page, shot.page) };
            if !site.join(format!("{prefix}{file}.html")).is_file() {
                continue;
            }
            let url = format!("{}/{prefix}{page}", server.url().trim_end_matches('/'));
            photograph(chromium, shot, &url, scratch.path(), &picture)?;
            let out = folder.join(format!("{language}-{}-{}-{}.jpg", shot.form, number + 1, shot.page));
            to_jpeg(&picture, &out)?;
            done(&out);
        }
    }
    Ok(())
}

/// Takes one screenshot in a browser with a new profile.
fn photograph(chromium: &Path, shot: &Shot, url: &str, scratch: &Path, picture: &Path) -> Result<()> {
    let profile = scratch.join("profile");
    let _ = fs::remove_dir_all(&profile);
    let _ = fs::remove_file(picture);
    let with = |name: &str, path: &Path| {
        let mut option = OsString::from(name);
        option.push(path);
        option
    };
    let mut command = Command::new(chromium);
    command
        .args(["--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--lang=en"])
        .arg(with("--user-data-dir=", &profile))
        .arg(with("--screenshot=", picture))
        .arg(format!("--window-size={},{}", shot.size.0, shot.size.1))
        .arg(format!("--force-device-scale-factor={}", shot.density))
        .arg(format!("--virtual-time-budget={ALIVE_MS}"));
    if is_root() {
        // Chromium refuses to run as root in its sandbox. It loads only the campaign's own site.
        command.arg("--no-sandbox");
    }
    let failed = |what: String| Error::new(what, "name another Chromium, Chrome or Edge: --chromium PATH");
    let child = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| failed(format!("starting {}: {error}", chromium.display())))?;
    if !ends_in_time(&mut child) {
        return Err(failed(format!("{} took longer than a minute for {url}", chromium.display())));
    }
    match picture.is_file() {
        true => Ok(()),
        false => Err(failed(format!("{} took no picture of {url}", chromium.display()))),
    }
}

/// Waits for the browser, and kills it after the time limit. Returns whether it ended by itself.
fn ends_in_time(child: &mut Child) -> bool {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Ok(Some(_)) | Err(_) => return true,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    // The owner of this process.
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Converts to JPEG: Chromium documents only this format and PNG, and PNG takes twice the size.
fn to_jpeg(picture: &Path, out: &Path) -> Result<()> {
    let reading = || format!("reading {}", picture.display());
    let file = File::open(picture).or_fail(reading, "")?;
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().or_fail(reading, "")?;
    let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let info = reader.next_frame(&mut pixels).or_fail(reading, "")?;
    let color = match info.color_type {
        png::ColorType::Rgb => jpeg_encoder::ColorType::Rgb,
        png::ColorType::Rgba => jpeg_encoder::ColorType::Rgba,
        other => return Err(Error::new(format!("{}: its colours are {other:?}", picture.display()), "")),
    };
    let too_large = |_| Error::new(format!("{} is too large", picture.display()), "");
    let (width, height) = (info.width.try_into().map_err(too_large)?, info.height.try_into().map_err(too_large)?);
    let writing = || format!("writing {}", out.display());
    let encoder =
        jpeg_encoder::Encoder::new_file(out, QUALITY).or_fail(writing, "name a folder that can be written to")?;
    encoder.encode(&pixels, width, height, color).or_fail(writing, "")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A browser that takes a picture of two pixels, or does nothing.
    fn browser(folder: &Path, takes: bool) -> PathBuf {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, 2, 1);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&[255, 0, 0, 0, 0, 255]).unwrap();
        fs::write(folder.join("picture.png"), png).unwrap();
        let body = format!(
            "#!/bin/sh\nfor option; do case $option in --screenshot=*) cp '{}' \"${{option#*=}}\";; esac; done\n",
            folder.join("picture.png").display()
        );
        let program = folder.join("browser");
        fs::write(&program, if takes { &*body } else { "#!/bin/sh\n" }).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        program
    }

    #[test]
    fn each_language_has_pictures_of_the_pages_that_there_are() {
        let temp = TempFolder::new("atbildiba-shots-test").unwrap();
        let folder = temp.path();
        let site = folder.join("site");
        fs::create_dir_all(site.join("lv")).unwrap();
        for file in ["index.html", "calendar.html", "lv/index.html"] {
            fs::write(site.join(file), "<!doctype html>").unwrap();
        }
        let (languages, out) = (["en".to_owned(), "lv".to_owned()], folder.join("out"));
        let mut names = Vec::new();
        let mut done = |file: &Path| names.push(file.file_name().unwrap().to_string_lossy().into_owned());
        take(&browser(folder, true), &site, &languages, &out, &mut done).unwrap();
        let wanted =
            ["en-narrow-1-home", "en-narrow-2-calendar", "en-wide-3-home", "lv-narrow-1-home", "lv-wide-3-home"];
        assert_eq!(names, wanted.map(|name| format!("{name}.jpg")));
        let header = site_photos::header::read(&fs::read(out.join("lv-wide-3-home.jpg")).unwrap()).unwrap();
        assert_eq!((header.width, header.height), (2, 1));

        let error = take(&browser(folder, false), &site, &languages, &out, &mut |_| {}).unwrap_err();
        assert!(
            error.what.contains("took no picture of http://127.0.0.1") && error.fix.contains("--chromium"),
            "{error}"
        );
        let error = take(&folder.join("none"), &site, &languages, &out, &mut |_| {}).unwrap_err();
        assert!(error.what.contains("starting"), "{error}");
    }
}

//! The scripts in `kiosk/`, run in temporary folders: their effects on a box, and what they must not change.
#![cfg(unix)]

use site::TempFolder;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A temporary folder with scripts.
struct ScriptFolder(TempFolder);

impl ScriptFolder {
    fn new() -> Self {
        Self(TempFolder::new("kiosk-scripts").unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn program(&self, name: &str, text: &str) -> PathBuf {
        let path = self.file(name, text);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }
}

fn kit() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../kiosk")
}

fn script(name: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg(kit().join(name)).stdin(Stdio::null());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A box with `/srv/kiosk`, and USB sticks to update it from.
struct KioskBox(ScriptFolder);

impl KioskBox {
    fn new() -> Self {
        let folder = ScriptFolder::new();
        fs::create_dir(folder.path().join("srv")).unwrap();
        Self(folder)
    }

    /// A USB stick with a site whose pages all contain this text.
    fn stick(&self, text: &str, files: &[&str]) -> PathBuf {
        let stick = self.0.path().join(format!("stick-{text}"));
        fs::create_dir_all(stick.join("dist")).unwrap();
        for name in files {
            fs::write(stick.join("dist").join(name), text).unwrap();
        }
        self.pack(&stick);
        stick
    }

    fn pack(&self, stick: &Path) {
        let pack = "tar -czf site.tar.gz -C dist . && sha256sum site.tar.gz > site.tar.gz.sha256";
        assert!(Command::new("sh").args(["-c", pack]).current_dir(stick).status().unwrap().success());
    }

    fn update(&self, what: &Path) -> (bool, String) {
        let output = script("update.sh").arg(what).env("KIOSK_BASE", self.0.path().join("srv")).output().unwrap();
        (output.status.success(), said(&output))
    }

    /// The text of the installed site; empty if there is none.
    fn shown(&self) -> String {
        fs::read_to_string(self.0.path().join("srv/site/index.html")).unwrap_or_default()
    }

    /// The names in `/srv/kiosk`, without the sites' checksums.
    fn left(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path().join("srv")).unwrap().flatten();
        let mut names: Vec<String> =
            entries.map(|one| one.file_name().to_string_lossy().split('-').next().unwrap().to_owned()).collect();
        names.sort();
        names
    }
}

/// A site need not have the section for help.
const WHOLE: &[&str] = &["index.html", "atbildiba.txt", "kiosk.html"];

#[test]
fn an_update_is_atomic_and_can_be_rolled_back() {
    let kiosk_box = KioskBox::new();
    let (one, two, three) =
        (kiosk_box.stick("one", WHOLE), kiosk_box.stick("two", WHOLE), kiosk_box.stick("three", WHOLE));
    assert_eq!(kiosk_box.update(Path::new("--back")), (false, "kiosk: there is no site before this one\n".into()));
    assert!(kiosk_box.update(&one).0);
    assert_eq!(kiosk_box.shown(), "one");
    assert!(kiosk_box.update(&one).1.contains("in use already"));
    assert!(!kiosk_box.update(Path::new("--back")).0, "the same site twice is no site before");
    assert!(kiosk_box.update(&two).0);
    assert_eq!(kiosk_box.shown(), "two");
    assert!(kiosk_box.update(Path::new("--back")).0);
    assert_eq!(kiosk_box.shown(), "one");
    assert!(kiosk_box.update(Path::new("--back")).0);
    assert_eq!(kiosk_box.shown(), "two", "back from back");
    assert!(kiosk_box.update(&three).0);
    assert_eq!(
        (kiosk_box.shown().as_str(), kiosk_box.left()),
        ("three", ["before", "site", "site", "site"].map(Into::into).into())
    );
    assert!(kiosk_box.update(Path::new("--back")).0);
    assert_eq!(kiosk_box.shown(), "two");
    let page = kiosk_box.0.path().join("srv/site/index.html");
    assert_eq!(page.metadata().unwrap().permissions().mode() & 0o777, 0o644);
}

#[test]
fn a_damaged_or_invalid_site_changes_nothing() {
    let kiosk_box = KioskBox::new();
    assert!(kiosk_box.update(&kiosk_box.stick("good", WHOLE)).0);
    let before = kiosk_box.left();
    let mut wrong = Vec::new();
    let damaged = kiosk_box.stick("damaged", WHOLE);
    let mut bytes = fs::read(damaged.join("site.tar.gz")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(damaged.join("site.tar.gz"), bytes).unwrap();
    wrong.push((damaged, "the checksum differs"));
    let part = kiosk_box.stick("part", &["index.html", "atbildiba.txt"]);
    wrong.push((part, "add \"kiosk\" to \"sections\" of site.json"));
    wrong.push((kiosk_box.stick("other", &["index.html", "kiosk.html"]), "atbildiba.txt is missing: this is not"));
    let unsigned = kiosk_box.stick("unsigned", WHOLE);
    fs::remove_file(unsigned.join("site.tar.gz.sha256")).unwrap();
    wrong.push((unsigned, "no site.tar.gz.sha256"));
    let empty = kiosk_box.stick("empty", WHOLE);
    fs::write(empty.join("site.tar.gz.sha256"), "").unwrap();
    wrong.push((empty, "the checksum differs"));
    let linked = kiosk_box.stick("linked", WHOLE);
    std::os::unix::fs::symlink("/etc/passwd", linked.join("dist/passwd.html")).unwrap();
    kiosk_box.pack(&linked);
    wrong.push((linked, "the site holds links"));
    let text = kiosk_box.0.file("stick-text/site.tar.gz", "no archive");
    let sum = "sha256sum site.tar.gz > site.tar.gz.sha256";
    let folder = text.parent().unwrap().to_path_buf();
    assert!(Command::new("sh").args(["-c", sum]).current_dir(&folder).status().unwrap().success());
    wrong.push((folder, "gzip"));
    wrong.push((kiosk_box.0.path().join("nowhere"), "no site.tar.gz in"));
    for (stick, why) in wrong {
        let (done, said) = kiosk_box.update(&stick);
        assert!(!done && said.contains(why), "{}: {said}", stick.display());
        assert_eq!((kiosk_box.shown().as_str(), kiosk_box.left()), ("good", before.clone()), "{}", stick.display());
    }
}

#[test]
fn an_interrupted_update_succeeds_the_next_time() {
    let kiosk_box = KioskBox::new();
    let stick = kiosk_box.stick("one", WHOLE);
    assert!(kiosk_box.update(&stick).0);
    let site = fs::read_link(kiosk_box.0.path().join("srv/site")).unwrap();
    // As after a power cut between the folder and the link.
    fs::remove_file(kiosk_box.0.path().join("srv/site")).unwrap();
    fs::remove_file(kiosk_box.0.path().join("srv").join(&site).join("index.html")).unwrap();
    assert!(kiosk_box.update(&stick).0);
    assert_eq!(kiosk_box.shown(), "one");
}

/// Runs the watchdog with a log that grows or does not, for some seconds; returns how often it ended the browser.
fn watched(grows: bool, grace: u32) -> usize {
    let folder = ScriptFolder::new();
    let log = folder.file("alive.log", "");
    let ended = folder.path().join("ended");
    let stop = folder.program("stop", &format!("#!/bin/sh\necho ended >> {}\n", ended.display()));
    let mut watchdog = script("watchdog.sh")
        .env("KIOSK_ALIVE_LOG", &log)
        .env("KIOSK_TICK", "0.2")
        .env("KIOSK_PATIENCE", "2")
        .env("KIOSK_GRACE", grace.to_string())
        .env("KIOSK_STOP", stop)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(7) {
        if grows {
            let text = fs::read_to_string(&log).unwrap();
            fs::write(&log, text + "alive\n").unwrap();
        }
        std::thread::sleep(Duration::from_millis(300));
    }
    watchdog.kill().unwrap();
    watchdog.wait().unwrap();
    fs::read_to_string(&ended).unwrap_or_default().lines().count()
}

#[test]
fn the_watchdog_ends_only_a_silent_browser() {
    let silent = std::thread::spawn(|| watched(false, 2));
    let young = std::thread::spawn(|| watched(false, 100));
    assert_eq!(watched(true, 2), 0, "a page that says that it lives is left alone");
    let times = silent.join().unwrap();
    assert!((1..=4).contains(&times), "ended {times} times, with patience in between");
    assert_eq!(young.join().unwrap(), 0, "a browser that starts is left alone");
}

#[test]
fn the_launcher_waits_for_the_site_and_opens_it() {
    let folder = ScriptFolder::new();
    let dist = folder.path().join("dist");
    fs::create_dir(&dist).unwrap();
    fs::write(dist.join("index.html"), "home").unwrap();
    let server = site::serve::spawn_for_tests(&dist).unwrap();
    let address = server.url().trim_end_matches('/').to_owned();
    let chromium = folder.program("chromium", "#!/bin/sh\nfor one in \"$@\"; do echo \"$one\"; done\n");
    let lock = folder.file("state/profile/SingletonLock", "");
    server.close();
    let launch = script("launch.sh")
        .env("KIOSK_ADDRESS", &address)
        .env("KIOSK_PROFILE", "wide")
        .env("KIOSK_PATH", "/en/kiosk")
        .env("KIOSK_STATE", folder.path().join("state"))
        .env("KIOSK_CHROMIUM", chromium)
        .env("KIOSK_FLAGS", "--one --two")
        .env_remove("DISPLAY")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(1_500));
    assert!(lock.exists(), "nothing is opened while the site does not answer");
    server.open().unwrap();
    let output = launch.wait_with_output().unwrap();
    let text = said(&output);
    let flags: Vec<&str> = text.lines().collect();
    assert!(output.status.success() && !lock.exists());
    assert_eq!(flags[..2], ["--kiosk", &format!("{address}/en/kiosk?profile=wide&alive=/alive")]);
    assert_eq!(flags[flags.len() - 2..], ["--one", "--two"]);
    for never in ["--no-sandbox", "--incognito", "--remote-debugging-port"] {
        assert!(!flags.iter().any(|flag| flag.starts_with(never)), "{never}");
    }
}

fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    if !there {
        eprintln!("notice: {program} is not here, its test is left out");
    }
    there
}

#[test]
fn shellcheck_finds_nothing() {
    for name in ["launch.sh", "update.sh", "watchdog.sh"] {
        assert!(Command::new("sh").arg("-n").arg(kit().join(name)).status().unwrap().success(), "{name}");
        assert!(kit().join(name).metadata().unwrap().permissions().mode() & 0o111 != 0, "{name} can't be run");
        if is_there("shellcheck") {
            let output = Command::new("shellcheck").arg(kit().join(name)).output().unwrap();
            assert!(output.status.success(), "{}", said(&output));
        }
    }
}

#[test]
fn systemd_accepts_the_units() {
    if !is_there("systemd-analyze") {
        return;
    }
    let units = ["kiosk-browser", "kiosk-site", "kiosk-watchdog"];
    let files = units.map(|name| kit().join(format!("systemd/{name}.service")));
    let output = Command::new("systemd-analyze").args(["--man=no", "verify"]).args(files).output().unwrap();
    let text = said(&output);
    // A machine that is not a box lacks the programs.
    let other: Vec<&str> = text.lines().filter(|line| !line.contains("is not executable: No such file")).collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn the_policies_allow_the_address_that_is_opened() {
    let policies = fs::read_to_string(kit().join("policies/kiosk.json")).unwrap();
    let policies: serde_json::Value = serde_json::from_str(&policies).unwrap();
    let launch = fs::read_to_string(kit().join("launch.sh")).unwrap();
    let caddy = fs::read_to_string(kit().join("Caddyfile")).unwrap();
    let allowed = policies["URLAllowlist"][0].as_str().unwrap();
    assert_eq!(policies["URLBlocklist"], serde_json::json!(["*"]));
    assert!(launch.contains(&format!("KIOSK_ADDRESS:-{allowed}}}")), "launch.sh opens another address");
    assert!(caddy.contains("http://localhost:{$KIOSK_PORT:8080} {\n\tbind 127.0.0.1\n"), "Caddy serves another");
    // The published policy, and additionally no windows, downloads or printing.
    let policy =
        format!("\"{}; sandbox allow-scripts allow-same-origin allow-forms\"", site::headers::CONTENT_SECURITY_POLICY);
    assert!(caddy.contains(&policy), "{policy}");
}

//! The kiosk kit (`kiosk/`): its script starts the real Chromium in kiosk mode with the kit's policies on a virtual
//! screen. The policies forbid inspection, so it is observed from outside: windows, processes, requests to servers.

use crate::browser::tests::kiosk::{KIOSK, SOON};
use crate::browser::tests::waiting;
use crate::browser::{KioskBox, Test, TestContext, poll};
use crate::commands::project;
use memchr::memmem;
use site::error::{Error, OrFail, Result};
use site::serve::{self, Fault, Server};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    waiting("kiosk box: this browser knows the flags and policies", KIOSK, known),
    waiting("kiosk box: the site plays and nothing leads off it", KIOSK, plays),
    waiting("kiosk box: pages are denied permissions", KIOSK, refused),
    waiting("kiosk box: a page that hangs or crashes is replaced", KIOSK, replaced),
    waiting("kiosk box: Caddy serves the site", KIOSK, caddy),
];

fn kit() -> Result<PathBuf> {
    Ok(project()?.join("kiosk"))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).or_fail(|| format!("reading {}", path.display()), "")
}

/// The kit's policies for a site on this port.
fn policies(port: u16) -> Result<String> {
    Ok(text(&kit()?.join("policies/kiosk.json"))?.replace("localhost:8080", &format!("localhost:{port}")))
}

fn address(server: &Server) -> String {
    format!("http://localhost:{}", server.addr().port())
}

/// The test's server answers the heartbeat and sends the content security policy, like the kit's.
fn lively(test: &TestContext) -> Result<()> {
    let fault = Fault::Answer { status: 204, media_type: "text/plain", body: Vec::new() };
    test.server.set_fault("/alive", Some(fault));
    let caddy = text(&kit()?.join("Caddyfile"))?;
    let policy =
        caddy.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy \"")?.strip_suffix('"'));
    let policy = policy.ok_or_else(|| Error::new("kiosk/Caddyfile has no Content-Security-Policy", ""))?;
    test.server.set_policy(Some(policy.to_owned()));
    Ok(())
}

/// The number of requests for a path, with any query.
fn asked(server: &Server, path: &str) -> usize {
    server.requests().iter().filter(|one| one.target.split('?').next() == Some(path)).count()
}

/// Waits until a condition holds.
fn until(what: &str, kiosk_box: &KioskBox, holds: impl Fn() -> bool) -> Result<()> {
    let seen = poll(SOON, || holds().then_some(()));
    seen.ok_or_else(|| Error::new(format!("not in {} s: {what}\n{}", SOON.as_secs(), kiosk_box.log()), ""))
}

/// Waits for the next heartbeat.
fn lives(test: &TestContext, kiosk_box: &KioskBox, when: &str) -> Result<()> {
    let before = asked(&test.server, "/alive");
    until(&format!("a sign of life {when}"), kiosk_box, || asked(&test.server, "/alive") > before)
}

/// Searches the binary for words: it contains every flag and policy that Chromium knows.
fn known(test: &mut TestContext) -> Result<()> {
    let launch = text(&kit()?.join("launch.sh"))?;
    let flags = launch.lines().filter_map(|line| line.trim().strip_prefix("--"));
    let flags: Vec<String> = flags.map(|line| line.trim_end_matches([' ', '\\']).to_owned()).collect();
    let features = flags.iter().filter_map(|flag| flag.strip_prefix("disable-features="));
    let features = features.flat_map(|names| names.split(',')).map(str::to_owned);
    let flags = flags.iter().map(|flag| flag.split(['=', ' ']).next().unwrap_or_default().to_owned());
    let policies: serde_json::Value =
        serde_json::from_str(&text(&kit()?.join("policies/kiosk.json"))?).or_fail(|| "kiosk.json".into(), "")?;
    let names: Vec<String> =
        flags.chain(features).chain(policies.as_object().into_iter().flatten().map(|(name, _)| name.clone())).collect();
    test.expect(names.len() > 40, "launch.sh", || format!("only {} names were found", names.len()));
    let Some(program) = test.browsers.chromium.as_ref().map(|browser| browser.program.clone()) else { return Ok(()) };
    // Debian starts it through a script with the same name.
    let debian = PathBuf::from("/usr/lib/chromium/chromium");
    let binary = if debian.is_file() { debian } else { program };
    let bytes = fs::read(&binary).or_fail(|| format!("reading {}", binary.display()), "")?;
    let is_word = |name: &str| {
        let is_end = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_graphic());
        memmem::find_iter(&bytes, name).any(|at| is_end(at.checked_sub(1)) && is_end(Some(at + name.len())))
    };
    test.expect(!is_word("no-such-flag-at-all"), "launch.sh", || "every flag would be found".into());
    for name in names {
        test.looked_at += 1;
        test.expect(is_word(&name), &name, || {
            format!("{} does not know it, so it would have no effect", binary.display())
        });
    }
    Ok(())
}

/// Key combinations that could escape from a browser that is not locked down.
const KEYS: [&str; 24] = [
    "ctrl+n",
    "ctrl+t",
    "ctrl+shift+n",
    "ctrl+p",
    "ctrl+shift+p",
    "ctrl+s",
    "ctrl+o",
    "ctrl+u",
    "ctrl+shift+i",
    "ctrl+shift+j",
    "F12",
    "ctrl+l",
    "F6",
    "ctrl+j",
    "ctrl+h",
    "ctrl+shift+o",
    "alt+Home",
    "F11",
    "shift+Escape",
    "Escape",
    "alt+F",
    "ctrl+shift+Delete",
    "F1",
    "ctrl+shift+b",
];

fn plays(test: &mut TestContext) -> Result<()> {
    let Some(kiosk_box) = KioskBox::new(test.browsers, &kit()?)? else { return Ok(()) };
    lively(test)?;
    let port = test.server.addr().port();
    let _browser = kiosk_box.launch(&address(&test.server), "/kiosk", Some(&policies(port)?))?;
    lives(test, &kiosk_box, "after the start")?;
    let windows = kiosk_box.windows();
    test.expect(windows.len() == 1, "/kiosk", || format!("{} windows are open", windows.len()));
    test.server.clear_requests();
    try_all(test, &kiosk_box)?;
    lives(test, &kiosk_box, "after all that")?;
    // The names of pages contain no dot; files loaded later do.
    let pages = |one: &String| one != "/alive" && !one.contains('.');
    let other: Vec<String> = test.server.requests().into_iter().map(|one| one.target).filter(pages).collect();
    test.expect(other.is_empty(), "/kiosk", || format!("the attract loop was left for {other:?}"));
    kiosk_box.xdo(&["mousemove", "500", "900", "click", "1"]);
    until("a session after a touch", &kiosk_box, || asked(&test.server, "/") > 0)?;
    lives(test, &kiosk_box, "in the session")?;
    test.server.clear_requests();
    try_all(test, &kiosk_box)?;
    lives(test, &kiosk_box, "after all that in a session")?;
    let left = test.server.requests().into_iter().find(|one| one.target.starts_with("/kiosk?") || one.target == "/");
    test.expect(left.is_none(), "/", || format!("the page was left for {left:?}"));
    // Chromium records visits after about ten seconds, so by now it would have.
    let profile = kiosk_box.file("state/profile/Default");
    let history = profile.join("History");
    let bytes = fs::read(&history).or_fail(|| format!("reading {}", history.display()), "")?;
    test.expect(memmem::find(&bytes, address(&test.server).as_bytes()).is_none(), "/", || {
        "the history has visits".into()
    });
    // The obstacles created by launch.sh are still there and empty.
    for name in ["Sessions", "Sessions_Encrypted"] {
        let is_empty = fs::read(profile.join(name)).is_ok_and(|bytes| bytes.is_empty());
        test.expect(is_empty, "/", || format!("{name} is no longer an empty file"));
    }
    let is_empty = fs::read_dir(profile.join("Favicons")).is_ok_and(|mut entries| entries.next().is_none());
    test.expect(is_empty, "/", || "Favicons is no longer an empty folder".into());
    Ok(())
}

/// Every key combination, a secondary click, a long press: nothing opens.
fn try_all(test: &mut TestContext, kiosk_box: &KioskBox) -> Result<()> {
    let before = kiosk_box.windows();
    if let Some(window) = before.first() {
        kiosk_box.xdo(&["windowfocus", window]);
    }
    for keys in KEYS {
        kiosk_box.xdo(&["key", "--clearmodifiers", keys]);
        sleep(Duration::from_millis(250));
        looked(test, kiosk_box, &before, keys);
    }
    for place in ["500 900", "540 30", "5 5"] {
        let (x, y) = place.split_once(' ').unwrap_or_default();
        kiosk_box.xdo(&["mousemove", x, y, "click", "3"]);
        sleep(Duration::from_millis(400));
        looked(test, kiosk_box, &before, &format!("the other button at {place}"));
    }
    Ok(())
}

fn looked(test: &mut TestContext, kiosk_box: &KioskBox, before: &std::collections::BTreeSet<String>, what: &str) {
    test.looked_at += 1;
    let now = kiosk_box.windows();
    test.expect(now == *before, "/kiosk", || format!("{what} opens a window: {now:?} instead of {before:?}"));
}

/// Tried one after another, each on a touch, because browsers allow most of it only then. The page reports each attempt
/// before and after; the last one leaves the page, if possible.
const ATTEMPTS: &str = r#"
const link = (href, more) => { const a = Object.assign(document.createElement("a"), { href, ...more }); a.onclick = (event) => event.stopPropagation(); document.body.append(a); a.click(); };
const attempts = {
  window: () => open(ELSEWHERE + "/window"),
  file: () => open("file:///etc/hostname"),
  tab: () => link(ELSEWHERE + "/tab", { target: "_blank" }),
  goto_file: () => location.href = "file:///etc/hostname",
  source: () => location.href = "view-source:" + location.href,
  settings: () => location.href = "chrome://settings",
  tools: () => location.href = "devtools://devtools/bundled/inspector.html",
  data: () => location.href = "data:text/html,x",
  download: () => link("/version.json", { download: "x.json" }),
  print: () => print(),
  picker: () => Object.assign(document.createElement("input"), { type: "file", onclick: (event) => event.stopPropagation() }).click(),
  window_of_ours: () => open("/window"),
};
const names = Object.keys(attempts);
const say = (what) => fetch("/alive?" + what);
let next = 0;
addEventListener("click", async () => {
  const name = names[next++];
  if (!name) return location.href = ELSEWHERE + "/away";
  await say("try=" + name);
  try { attempts[name](); } catch {}
  setTimeout(() => say("still=" + name), 700);
});
say("ready");
"#;

fn attempts(server: &Server, elsewhere: &Server) -> usize {
    let page = b"<!doctype html><title>x</title><body style='height:100vh'><script src=/attempts.js></script>".to_vec();
    let script = ATTEMPTS.replace("ELSEWHERE", &format!("\"{}\"", address(elsewhere)));
    let fault = |media_type, body| Some(Fault::Answer { status: 200, media_type, body });
    server.set_fault("/attempts", fault("text/html", page));
    server.set_fault("/attempts.js", fault("text/javascript", script.into_bytes()));
    ATTEMPTS.matches(": () =>").count()
}

fn said(server: &Server, what: &str) -> bool {
    server.requests().iter().any(|one| one.target == format!("/alive?{what}"))
}

/// Touches until the page reports an attempt: input to a page that has not been painted is dropped.
fn touch(test: &TestContext, kiosk_box: &KioskBox, name: &str) -> Result<()> {
    let tried = (0..5).any(|_| {
        kiosk_box.xdo(&["mousemove", "500", "900", "click", "1"]);
        poll(Duration::from_secs(5), || said(&test.server, &format!("try={name}")).then_some(())).is_some()
    });
    if tried { Ok(()) } else { Err(Error::new(format!("no touch tries {name}\n{}", kiosk_box.log()), "")) }
}

fn refused(test: &mut TestContext) -> Result<()> {
    let Some(kiosk_box) = KioskBox::new(test.browsers, &kit()?)? else { return Ok(()) };
    lively(test)?;
    let elsewhere = serve::spawn_for_tests(&test.pages.root)?;
    let count = attempts(&test.server, &elsewhere);
    let port = test.server.addr().port();
    // Without any policy the first attempt succeeds, so this test can fail.
    test.server.set_policy(None);
    let open = kiosk_box.launch(&address(&test.server), "/attempts", None)?;
    until("the page of attempts", &kiosk_box, || said(&test.server, "ready"))?;
    touch(test, &kiosk_box, "window")?;
    until("a way out without policies", &kiosk_box, || asked(&elsewhere, "/window") > 0)?;
    drop(open);
    lively(test)?;
    elsewhere.clear_requests();
    test.server.clear_requests();
    let _browser = kiosk_box.launch(&address(&test.server), "/attempts", Some(&policies(port)?))?;
    until("the page of attempts", &kiosk_box, || said(&test.server, "ready"))?;
    let windows = kiosk_box.windows();
    let names = ATTEMPTS.lines().filter_map(|line| line.trim().split_once(": () =>")).map(|(name, _)| name);
    for name in names {
        touch(test, &kiosk_box, name)?;
        until(&format!("the page after {name}"), &kiosk_box, || said(&test.server, &format!("still={name}")))?;
        looked(test, &kiosk_box, &windows, name);
    }
    test.expect(test.looked_at >= count, "/attempts", || "not all was tried".into());
    let got: Vec<String> =
        ["/window", "/version.json"].into_iter().filter(|path| asked(&test.server, path) > 0).map(Into::into).collect();
    test.expect(!got.contains(&"/window".to_owned()), "/attempts", || "a window of the site was opened".into());
    let files = Command::new("find").arg(kiosk_box.file("")).args(["-name", "x.json*"]).output();
    let files = files.map(|output| output.stdout).unwrap_or_default();
    test.expect(files.is_empty(), "/attempts", || "a file was downloaded".into());
    // Away from the page: what the browser shows instead is not another site's page.
    kiosk_box.xdo(&["mousemove", "500", "900", "click", "1"]);
    sleep(Duration::from_secs(2));
    looked(test, &kiosk_box, &windows, "another address");
    let out: Vec<String> = elsewhere.requests().into_iter().map(|one| one.target).collect();
    test.expect(out.is_empty(), "/attempts", || format!("other origins were asked for {out:?}"));
    Ok(())
}

/// With the kit's watchdog, less patient; this test acts as systemd.
fn replaced(test: &mut TestContext) -> Result<()> {
    let Some(kiosk_box) = KioskBox::new(test.browsers, &kit()?)? else { return Ok(()) };
    lively(test)?;
    let policies = policies(test.server.addr().port())?;
    for (what, kind, signal) in
        [("hangs", "renderer", "STOP"), ("crashes", "renderer", "KILL"), ("loses its graphics", "gpu-process", "KILL")]
    {
        let browser = kiosk_box.launch(&address(&test.server), "/kiosk", Some(&policies))?;
        lives(test, &kiosk_box, "after the start")?;
        let processes = kiosk_box.processes(kind);
        test.expect(!processes.is_empty(), what, || format!("there is no {kind}"));
        let ended = watch(test, &kiosk_box, || {
            for id in &processes {
                let _ = Command::new("kill").args([&format!("-{signal}"), &id.to_string()]).status();
            }
        })?;
        test.looked_at += 1;
        if signal == "STOP" {
            test.expect(ended, what, || "a browser whose page hangs is not ended".into());
        } else if kind == "renderer" {
            // In kiosk mode Chromium loads a page that has crashed again by itself.
            if !ended {
                lives(test, &kiosk_box, "after a crash")?;
            }
        } else {
            test.expect(!ended, what, || format!("the browser that {what} is ended without need"));
            kiosk_box.xdo(&["mousemove", "500", "900", "click", "1"]);
            until("a session after a touch", &kiosk_box, || asked(&test.server, "/") > 0)?;
        }
        drop(browser);
        test.server.clear_requests();
    }
    // A browser that was killed restarts with the same profile.
    let _browser = kiosk_box.launch(&address(&test.server), "/kiosk", Some(&policies))?;
    lives(test, &kiosk_box, "with the profile of a browser that was killed")?;
    let windows = kiosk_box.windows();
    test.expect(windows.len() == 1, "/kiosk", || format!("{} windows are open", windows.len()));
    Ok(())
}

/// Whether the watchdog ends the browser after `spoil`. Signs of life are passed on as Caddy does: in a file.
fn watch(test: &TestContext, kiosk_box: &KioskBox, spoil: impl FnOnce()) -> Result<bool> {
    let (log, ended) = (kiosk_box.file("alive.log"), kiosk_box.file("ended"));
    let _ = fs::remove_file(&ended);
    let stop = format!("touch {}", ended.display());
    let mut watchdog = Command::new("sh")
        .arg(kit()?.join("watchdog.sh"))
        .env("KIOSK_ALIVE_LOG", &log)
        .env("KIOSK_TICK", "1")
        .env("KIOSK_PATIENCE", "12")
        .env("KIOSK_GRACE", "0")
        .env("KIOSK_STOP", stop)
        .spawn()
        .or_fail(|| "starting the watchdog".into(), "")?;
    // Appended to, as Caddy does: rewriting would empty the file for a moment, which is a change, too.
    let mut file = fs::File::create(&log).or_fail(|| format!("making {}", log.display()), "")?;
    let mut handed_on = 0;
    let mut hand_on = || {
        let signs = asked(&test.server, "/alive");
        let _ = file.write_all("alive\n".repeat(signs.saturating_sub(handed_on)).as_bytes());
        handed_on = signs;
        ended.exists().then_some(())
    };
    // While the page lives, the watchdog leaves it alone for longer than its timeout.
    let early = poll(Duration::from_secs(15), &mut hand_on);
    spoil();
    let seen = poll(SOON, &mut hand_on);
    let _ = watchdog.kill();
    let _ = watchdog.wait();
    match early {
        Some(()) => Err(Error::new("the watchdog ends a browser whose page lives", "")),
        None => Ok(seen.is_some()),
    }
}

/// The kit's own server, if installed.
fn caddy(test: &mut TestContext) -> Result<()> {
    let Some(kiosk_box) = KioskBox::new(test.browsers, &kit()?)? else { return Ok(()) };
    if Command::new("caddy").arg("version").output().is_err() {
        println!("notice: Caddy is not here, the kit's own server is not tried");
        return Ok(());
    }
    // A port that was free a moment ago.
    let port = serve::spawn_for_tests(&test.pages.root)?.addr().port();
    let log = kiosk_box.file("alive.log");
    let mut caddy = Command::new("caddy")
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(kit()?.join("Caddyfile"))
        .env("KIOSK_PORT", port.to_string())
        .env("KIOSK_SITE", &test.pages.root)
        .env("KIOSK_ALIVE_LOG", &log)
        .env("HOME", kiosk_box.file(""))
        .stderr(fs::File::create(kiosk_box.file("caddy.log")).or_fail(|| "caddy.log".into(), "")?)
        .spawn()
        .or_fail(|| "starting Caddy".into(), "")?;
    let signs = || fs::read_to_string(&log).unwrap_or_default().matches("/alive").count();
    let address = format!("http://localhost:{port}");
    let browser = kiosk_box.launch(&address, "/kiosk", Some(&policies(port)?));
    let played = browser.and_then(|_browser| until("two signs of life in Caddy's log", &kiosk_box, || signs() > 1));
    test.looked_at += 1;
    let _ = caddy.kill();
    let _ = caddy.wait();
    let other = fs::read_to_string(&log).unwrap_or_default().lines().filter(|line| !line.contains("/alive")).count();
    test.expect(other == 0, "alive.log", || format!("{other} lines are not signs of life"));
    played
        .map_err(|error| Error::new(format!("{error}\n{}", text(&kiosk_box.file("caddy.log")).unwrap_or_default()), ""))
}

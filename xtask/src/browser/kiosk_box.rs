//! A kiosk box without hardware: `kiosk/launch.sh` with the real Chromium on a virtual screen and its own policies,
//! observed only from outside, because these policies forbid inspection.
//!
//! Chromium reads managed policies from one system folder. Each launch has a mount namespace in which another folder
//! replaces it: nothing on the machine changes, and no other browser sees the policies.

use super::driver::{Display, session_folder};
use super::process::Guarded;
use crate::setup::Browsers;
use site::TempFolder;
use site::error::{OrFail, Result};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Debian's Chromium looks for policies.
const SYSTEM: &str = "/etc/chromium";

/// `$1` is the replacement folder, the rest is the command.
const WITHIN: &str = r#"mount --bind "$1" /etc/chromium || exit 1; shift; exec "$@""#;

/// A screen, a profile that outlives the browser, and policies.
pub struct KioskBox {
    xdotool: PathBuf,
    chromium: PathBuf,
    kit: PathBuf,
    display: Display,
    folder: TempFolder,
    /// Whether the namespaces are created by a user other than root.
    maps: bool,
}

/// A running browser; dropping it ends everything that belongs to it.
pub struct Launched(#[expect(dead_code, reason = "ends the browser when dropped")] Guarded);

impl KioskBox {
    /// `None`, with the reason printed, if this machine does not support it.
    pub fn new(browsers: &Browsers, kit: &Path) -> Result<Option<Self>> {
        let missing = |what: &str| {
            println!("notice: no box is tried here: {what}");
            Ok(None)
        };
        let (Some(chromium), Some(xvfb)) = (&browsers.chromium, &browsers.xvfb) else {
            return missing("Chromium or Xvfb is missing");
        };
        let Some(xdotool) = &browsers.xdotool else { return missing("xdotool is missing") };
        if !Path::new(SYSTEM).is_dir() {
            return missing(&format!("there is no {SYSTEM}, so this is not Debian's Chromium"));
        }
        let folder = session_folder()?;
        let works = |maps: &bool| {
            let tried = unshare(*maps).args(["sh", "-c", WITHIN, "box"]).arg(folder.path()).arg("true").output();
            tried.is_ok_and(|output| output.status.success())
        };
        let Some(maps) = [false, true].into_iter().find(works) else {
            return missing("no mount namespace may be made (unshare), and the system's own policies are not touched");
        };
        let display = Display::start(xvfb, "1080x1920x24")?;
        let kiosk_box = Self {
            xdotool: xdotool.clone(),
            chromium: chromium.program.clone(),
            kit: kit.to_path_buf(),
            display,
            folder,
            maps,
        };
        Ok(Some(kiosk_box))
    }

    /// Runs `launch.sh` for the site at an address (without trailing slash), with these policies or none.
    pub fn launch(&self, address: &str, path: &str, policies: Option<&str>) -> Result<Launched> {
        let own = session_folder()?;
        let managed = self.folder.path().join("etc/policies/managed");
        let saying = || format!("writing {}", managed.display());
        fs::create_dir_all(&managed).or_fail(saying, "")?;
        fs::write(managed.join("kiosk.json"), policies.unwrap_or("{}")).or_fail(saying, "")?;
        let mut command = unshare(self.maps);
        command.args(["--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", WITHIN]).arg(own.path());
        command.arg(self.folder.path().join("etc")).arg("sh").arg(self.kit.join("launch.sh"));
        command.env("DISPLAY", &self.display.name).env_remove("WAYLAND_DISPLAY");
        command.env("KIOSK_ADDRESS", address).env("KIOSK_PATH", path).env("KIOSK_CHROMIUM", &self.chromium);
        command.env("KIOSK_STATE", self.folder.path().join("state"));
        // Tests run as root and in containers, where Chromium's sandbox can't be set up, unlike on a box. Without a
        // compositor such as a box's, windows are not made as large as the screen.
        let size = "--window-position=0,0 --window-size=1080,1920";
        command.env("KIOSK_FLAGS", format!("--no-sandbox --ozone-platform=x11 {size}"));
        command.env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1").env("HOME", self.folder.path());
        let log = self.folder.path().join("browser.log");
        let guarded = Guarded::start(&command, own.path(), &log)?;
        // The guard removes it.
        std::mem::forget(own);
        Ok(Launched(guarded))
    }

    /// A file of this box, removed with it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The browser's last output, without its constant complaint about a missing message bus.
    pub fn log(&self) -> String {
        let all = fs::read_to_string(self.file("browser.log")).unwrap_or_default();
        let lines: Vec<&str> = all.lines().filter(|line| !line.contains(":ERROR:dbus/")).collect();
        lines[lines.len().saturating_sub(5)..].join("\n")
    }

    /// Performs an action with mouse, keyboard or windows; returns xdotool's output.
    pub fn xdo(&self, arguments: &[&str]) -> String {
        let output = Command::new(&self.xdotool).args(arguments).env("DISPLAY", &self.display.name).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
    }

    /// The browser's visible windows.
    pub fn windows(&self) -> BTreeSet<String> {
        self.xdo(&["search", "--onlyvisible", "--class", "chromium"]).lines().map(str::to_owned).collect()
    }

    /// The ids of this box's processes of a kind (`renderer`, `gpu-process`).
    pub fn processes(&self, kind: &str) -> Vec<u32> {
        let profile = self.folder.path().join("state").to_string_lossy().into_owned();
        let all: HashMap<u32, (u32, String)> =
            fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(read).collect();
        let is_ours = |mut id: u32| loop {
            let Some((parent, line)) = all.get(&id) else { return false };
            if line.contains(&profile) {
                return true;
            }
            id = *parent;
        };
        let flag = format!("--type={kind}");
        all.iter().filter(|(id, (_, line))| line.contains(&flag) && is_ours(**id)).map(|(id, _)| *id).collect()
    }
}

/// A process's id, its parent, its command line.
fn read(entry: fs::DirEntry) -> Option<(u32, (u32, String))> {
    let id = entry.file_name().to_str()?.parse().ok()?;
    let status = fs::read_to_string(entry.path().join("stat")).ok()?;
    // `id (name) state parent …`; a name may contain anything.
    let parent = status.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
    let line = fs::read(entry.path().join("cmdline")).ok()?;
    Some((id, (parent, String::from_utf8_lossy(&line).replace('\0', " "))))
}

/// A user other than root maps to root in a user namespace.
fn unshare(maps: bool) -> Command {
    let mut command = Command::new("unshare");
    command.arg("--mount").args(maps.then_some("--map-root-user"));
    command
}

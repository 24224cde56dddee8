//! A set-up: its numbered steps, its output, and its commands with a log and a heartbeat.

use super::cache;
use site::error::{Error, OrFail, Result};
use std::fs::{self, File};
use std::io::{IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The number of log lines shown for a failed command.
const LOG_TAIL: usize = 30;

/// A set-up in progress. Prints nothing and takes no lock until something must be installed.
pub(super) struct Session {
    pub cache: PathBuf,
    total: usize,
    at: usize,
    lock: Option<File>,
    ready: Vec<String>,
    installed: bool,
    started: Instant,
}

impl Session {
    pub fn new(cache: PathBuf, total: usize) -> Self {
        Self { cache, total, at: 0, lock: None, ready: Vec::new(), installed: false, started: Instant::now() }
    }

    /// Provides one thing: `find` looks for it; if it finds nothing, `install` installs it.
    ///
    /// `label` names the thing with its version, `takes` its approximate duration ("about 3 min").
    pub fn step<T>(
        &mut self,
        label: &str,
        takes: &str,
        find: impl Fn() -> Option<T>,
        install: impl FnOnce(&Session) -> Result<()>,
    ) -> Result<T> {
        self.at += 1;
        if let Some(found) = find() {
            self.ready.push(label.to_owned());
            return Ok(found);
        }
        if self.lock.is_none() {
            self.lock = Some(cache::lock(&self.cache)?);
            // The set-up that held the lock may have installed it.
            if let Some(found) = find() {
                self.ready.push(label.to_owned());
                return Ok(found);
            }
        }
        self.installed = true;
        eprintln!("[{}/{}] {label} … installing ({takes})", self.at, self.total);
        let started = Instant::now();
        install(self)?;
        let found = find().ok_or_else(|| {
            Error::new(
                format!("{label} was installed, but is not found or has another version"),
                format!("delete {} and try again", self.cache.display()),
            )
        })?;
        eprintln!("[{}/{}] {label} … ready after {}", self.at, self.total, clock(started.elapsed()));
        self.ready.push(label.to_owned());
        Ok(found)
    }

    /// A folder that is needed only during installation; removed when the set-up is done.
    pub fn scratch(&self) -> PathBuf {
        self.cache.join("build")
    }

    /// Ends the set-up with a one-line summary. Silent if `quiet` and nothing had to be done.
    pub fn close(self, quiet: bool) {
        if self.installed {
            let _ = fs::remove_dir_all(self.scratch());
            eprintln!("set-up: done in {}: {}", clock(self.started.elapsed()), self.ready.join(", "));
        } else if !quiet {
            eprintln!("set-up: everything is there: {}", self.ready.join(", "));
        }
    }

    /// Runs `command` with its output in `<cache>/log/<name>.log`. Every few seconds, shows how long it has been
    /// running and its last line. The error contains the end of the log and, for known causes, the fix.
    pub fn run(&self, name: &str, command: &mut Command) -> Result<()> {
        let log = self.cache.join("log").join(format!("{name}.log"));
        let saying = || format!("writing {}", log.display());
        fs::create_dir_all(self.cache.join("log")).or_fail(saying, "")?;
        let out = File::create(&log).or_fail(saying, "")?;
        let err = out.try_clone().or_fail(saying, "")?;
        let shown = show(command);
        command.stdin(Stdio::null()).stdout(out).stderr(err);
        let mut child = command
            .spawn()
            .or_fail(|| format!("starting `{shown}`"), "see that this program is installed and on the PATH")?;
        let mut heartbeat = Heartbeat::new();
        let status = loop {
            match child.try_wait().or_fail(|| format!("waiting for `{shown}`"), "")? {
                Some(status) => break status,
                None => heartbeat.beat(&log),
            }
            std::thread::sleep(Duration::from_millis(100));
        };
        heartbeat.end();
        if status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
        let lines: Vec<&str> = text.lines().collect();
        let tail = lines[lines.len().saturating_sub(LOG_TAIL)..].join("\n    ");
        let what = format!("`{shown}` failed ({status}). The end of {}:\n    {tail}", log.display());
        Err(Error::new(what, fix_for(&text)))
    }
}

/// The progress line of a running command: rewritten each second on a terminal, otherwise printed every 15 s.
struct Heartbeat {
    started: Instant,
    next: Duration,
    terminal: bool,
}

impl Heartbeat {
    fn new() -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { started: Instant::now(), next: Duration::from_secs(if terminal { 1 } else { 15 }), terminal }
    }

    fn beat(&mut self, log: &Path) {
        let elapsed = self.started.elapsed();
        if elapsed < self.next {
            return;
        }
        let line: String = last_line(log).chars().take(90).collect();
        if self.terminal {
            eprint!("\r\x1b[K      {}  {line}", clock(elapsed));
            let _ = std::io::stderr().flush();
            self.next = elapsed + Duration::from_secs(1);
        } else {
            eprintln!("      {}  {line}", clock(elapsed));
            self.next = elapsed + Duration::from_secs(15);
        }
    }

    fn end(&self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }
}

fn last_line(log: &Path) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(log)?;
        let from = file.metadata()?.len().saturating_sub(2048);
        file.seek(SeekFrom::Start(from))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;
        Ok(end)
    };
    let end = read().unwrap_or_default();
    let text = String::from_utf8_lossy(&end);
    // Carriage returns and escape sequences would corrupt the progress line.
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
    line.chars().filter(|c| !c.is_control()).collect()
}

/// `3:07`, or `12 s` below a minute.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{}:{:02} min", seconds / 60, seconds % 60) }
}

/// A command as a person would type it.
pub(super) fn show(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// The fix for known causes, according to the log.
fn fix_for(log: &str) -> &'static str {
    const CAUSES: [(&str, &str); 10] = [
        (
            "linker `cc` not found",
            "install a C compiler (Debian: apt-get install build-essential; macOS: xcode-select --install)",
        ),
        ("link.exe` not found", "install the Visual Studio C++ build tools"),
        ("No space left on device", "free some space, or set ATBILDIBA_TOOLS to a folder on a larger disk"),
        ("requires rustc", "update Rust: rustup update stable"),
        ("cannot be built because it requires", "update Rust: rustup update stable"),
        ("Could not get lock", "another package installation is at work: wait for it, then run the command again"),
        (
            "Unable to locate package",
            "this system's package lists lack it: see that its standard package sources are enabled",
        ),
        ("esolve host", NETWORK),
        ("ailed to download", NETWORK),
        ("ENOTFOUND", NETWORK),
    ];
    const NETWORK: &str =
        "see that the network works (proxy?), then run the command again: it goes on where it stopped";
    CAUSES
        .iter()
        .find(|(sign, _)| log.contains(sign))
        .map_or("read the lines above, fix the cause, and run the command again: it goes on where it stopped", |c| c.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(name: &str) -> Session {
        let cache = std::env::temp_dir().join(format!("xtask-step-{name}-{}", std::process::id()));
        fs::create_dir_all(&cache).unwrap();
        Session::new(cache, 1)
    }

    #[test]
    fn a_failed_command_shows_the_end_of_its_log_and_the_fix() {
        let session = session("fail");
        let mut command = Command::new("sh");
        command.args(["-c", "seq 1 50; echo 'error: linker `cc` not found' >&2; exit 7"]);
        let error = session.run("fails", &mut command).unwrap_err();
        assert!(error.what.contains("error: linker `cc`"), "{error}");
        assert!(error.what.contains("\n    22\n") && !error.what.contains("\n    21\n"), "30 lines: {error}");
        assert!(error.fix.contains("build-essential"), "{error}");
        fs::remove_dir_all(&session.cache).unwrap();
    }

    #[test]
    fn a_missing_program_is_named() {
        let session = session("missing");
        let error = session.run("none", &mut Command::new("no-such-program-xyz")).unwrap_err();
        assert!(error.what.contains("`no-such-program-xyz`"), "{error}");
        fs::remove_dir_all(&session.cache).unwrap();
    }

    #[test]
    fn a_step_installs_only_what_is_missing() {
        let mut session = session("only");
        let flag = session.cache.join("flag");
        let find = || flag.exists().then_some(1);
        let install = |_: &Session| fs::write(&flag, "").or_fail(String::new, "");
        assert_eq!(session.step("thing 1", "no time", find, install), Ok(1));
        assert_eq!(session.step("thing 1", "no time", find, |_| unreachable!()), Ok(1));
        let cache = session.cache.clone();
        session.close(true);
        fs::remove_dir_all(cache).unwrap();
    }

    #[test]
    fn durations_are_short() {
        assert_eq!(clock(Duration::from_secs(59)), "59 s");
        assert_eq!(clock(Duration::from_secs(187)), "3:07 min");
    }
}

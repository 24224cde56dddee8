//! Programs that must not outlive the run: drivers, the browsers they start, the virtual display.
//!
//! Each runs below a shell that waits for the end of its standard input. That happens when [`Guarded`] is dropped, and
//! also when this process panics, is interrupted or killed. The shell then kills the whole process group and every
//! process with the session's folder in its command line (Chromium leaves the group), and removes that folder.

use site::error::{Error, OrFail, Result};
use std::fs::File;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// A running program; dropping it ends it with all its descendants.
pub(crate) struct Guarded {
    shell: Child,
    life: Option<ChildStdin>,
}

/// `$1` is the folder, the rest is the command. SIGKILL, because a hanging browser ignores everything else.
const WATCH: &str = r#"
folder=$1; shift
trap '' TERM INT HUP
"$@" </dev/null &
while read -r line; do :; done
for file in /proc/[0-9]*/cmdline; do
  process=${file#/proc/}; process=${process%/cmdline}
  [ "$process" = $$ ] || { grep -qsF -e "$folder" "$file" && kill -KILL "$process" 2>/dev/null; }
done
rm -rf "$folder"
kill -KILL 0
"#;

impl Guarded {
    /// Starts a command with its arguments and environment, with its output in `log`. `folder` belongs to the session,
    /// is named only by its processes, and is removed with them.
    pub fn start(command: &Command, folder: &Path, log: &Path) -> Result<Self> {
        let saying = || format!("starting {}", command.get_program().to_string_lossy());
        let out = File::options().create(true).append(true).open(log).or_fail(saying, "")?;
        let err = out.try_clone().or_fail(saying, "")?;
        let mut shell = Command::new("sh");
        shell.args(["-c", WATCH, "watch"]).arg(folder).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut shell, 0);
        shell.stdin(Stdio::piped()).stdout(out).stderr(err);
        let mut shell = shell.spawn().or_fail(saying, "")?;
        let life = shell.stdin.take();
        Ok(Self { shell, life })
    }
}

/// Kills every process with the folder in its command line, all at once, so that nothing more is written.
pub(super) fn end_all(folder: &Path) -> Result<()> {
    let saying = || format!("ending what uses {}", folder.display());
    let mut kill = Command::new("kill");
    let mut count = 0;
    kill.arg("-KILL");
    for entry in std::fs::read_dir("/proc").or_fail(saying, "this test needs Linux")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let is_one = name.bytes().all(|byte| byte.is_ascii_digit())
            && String::from_utf8_lossy(&line).contains(&*folder.to_string_lossy());
        if is_one {
            kill.arg(name);
            count += 1;
        }
    }
    if count == 0 {
        return Err(Error::new(format!("{}: there is no such process", saying()), ""));
    }
    // A process may have ended together with another.
    let _ = kill.stderr(Stdio::null()).status().or_fail(saying, "")?;
    Ok(())
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.life = None;
        let _ = self.shell.wait();
    }
}

/// Polls every 20 ms until there is a result; `None` after `patience`.
pub fn poll<T>(patience: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if start.elapsed() > patience {
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

//! Finding programs and their versions. Installs nothing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The first program with one of these names in `first`, then on the PATH.
pub(super) fn program(first: &[PathBuf], names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places: Vec<PathBuf> = first.iter().cloned().chain(env::split_paths(&path)).collect();
    names.iter().find_map(|name| places.iter().map(|place| place.join(file_name(name))).find(|file| is_program(file)))
}

/// `trunk`, or `trunk.exe` on Windows (npm's are `.cmd` there).
pub(super) fn file_name(name: &str) -> String {
    let windows_name = cfg!(windows) && !name.contains('.');
    if windows_name { format!("{name}.exe") } else { name.to_owned() }
}

fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    file.is_file()
}

/// Whether `program --version` names `version` as a word of its first line.
pub(super) fn has_version(program: &Path, version: &str) -> bool {
    said(Command::new(program).arg("--version"))
        .is_some_and(|text| text.lines().next().unwrap_or("").split_whitespace().any(|word| word == version))
}

/// Standard output of a successful command; `None` if it fails or can't be started.
pub(super) fn said(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `name` in one folder.
pub(super) fn program_in(folder: &Path, name: &str) -> Option<PathBuf> {
    Some(folder.join(file_name(name))).filter(|file| is_program(file))
}

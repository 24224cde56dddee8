//! Debian packages: finds the missing ones and installs them with one `apt-get install`.

use super::find;
use super::step::Session;
use site::error::{Error, Result};
use std::path::Path;
use std::process::Command;

/// Those of `packages` that are not installed.
pub(super) fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

fn installed(package: &str) -> bool {
    find::said(Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]))
        .is_some_and(|status| status.split_whitespace().any(|word| word == "installed"))
}

/// Whether this machine installs with apt.
pub(super) fn present() -> bool {
    cfg!(target_os = "linux") && find::program(&[], &["apt-get"]).is_some()
}

/// The newest package named `prefix` and a number (`lld-` finds `lld-22`), according to apt's lists.
pub(super) fn newest(prefix: &str) -> Option<String> {
    let names = find::said(Command::new("apt-cache").args(["pkgnames", prefix]))?;
    let number = |name: &str| name.strip_prefix(prefix)?.parse::<u32>().ok();
    names.lines().filter_map(|name| Some((number(name)?, name))).max().map(|(_, name)| name.to_owned())
}

/// Updates apt's lists.
pub(super) fn update(session: &Session, wanted: &[&str]) -> Result<()> {
    session.run("apt-update", &mut as_root(&["update"], wanted)?)
}

/// Installs the missing ones of `packages` after `update`.
pub(super) fn install(session: &Session, packages: &[&str]) -> Result<()> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("      Debian packages: {}", missing.join(" "));
    update(session, &missing)?;
    install_listed(session, &missing)
}

/// The same without updating apt's lists.
pub(super) fn install_listed(session: &Session, packages: &[&str]) -> Result<()> {
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    session.run("apt-install", &mut as_root(&arguments, packages)?)
}

/// `apt-get` as root, or through a `sudo` without a password; otherwise an error with the command to type.
fn as_root(arguments: &[&str], wanted: &[&str]) -> Result<Command> {
    let names = wanted.join(" ");
    if !present() {
        return Err(Error::new(
            format!("this machine has no apt-get; these are missing (by their Debian names): {names}"),
            "install them with this system's own package manager, then run the command again",
        ));
    }
    let mut command = if is_root() {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else if find::said(Command::new("sudo").args(["-n", "true"])).is_some() {
        let mut command = Command::new("sudo");
        // sudo clears the environment.
        command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    } else {
        return Err(Error::new(
            format!("system packages are missing, and installing them needs an administrator: {names}"),
            format!("type: sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"),
        ));
    };
    // Without a terminal, a changed configuration file would otherwise block the installation with a question.
    command.args(["-q", "-o", "Dpkg::Options::=--force-confold", "-o", "DPkg::Lock::Timeout=300"]);
    command.args(arguments);
    Ok(command)
}

fn is_root() -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // The owner of the process's own folder in /proc is the effective user; this needs only the standard library.
        Path::new("/proc/self").metadata().is_ok_and(|data| data.uid() == 0)
    }
    #[cfg(not(unix))]
    {
        let _ = Path::new("");
        false
    }
}

//! nginx, Caddy and wrk as programs: with this project's configuration, on loopback, for the duration of a test.

use super::client::Client;
use crate::browser::{Guarded, free_port, poll};
use crate::setup::Hosts;
use site::error::{Error, OrFail, Result};
use site::publish;
use std::fmt::Write as _;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A server with a configuration.
pub(super) struct Host {
    pub name: &'static str,
    /// Its file in `publish/`.
    pub settings: &'static str,
}

pub(super) const HOSTS: &[Host] =
    &[Host { name: "nginx", settings: "nginx.conf" }, Host { name: "caddy", settings: "Caddyfile" }];

/// A running server; ends when dropped.
pub(super) struct Running {
    pub addr: SocketAddr,
    _process: Guarded,
}

/// A folder with `current`, a link to the site that is switched as in docs/publishing.md; removed when dropped.
pub(super) struct Release {
    folder: PathBuf,
    site: PathBuf,
}

impl Release {
    pub fn new(site: &Path) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("host-test-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).or_fail(|| format!("making {}", folder.display()), "")?;
        let site = site.canonicalize().or_fail(|| format!("looking for {}", site.display()), "")?;
        let release = Self { folder, site };
        release.switch()?;
        Ok(release)
    }

    pub fn current(&self) -> PathBuf {
        self.folder.join("current")
    }

    /// Replaces the link by renaming.
    pub fn switch(&self) -> Result<()> {
        let next = self.folder.join("next");
        let _ = fs::remove_file(&next);
        #[cfg(unix)]
        std::os::unix::fs::symlink(&self.site, &next).or_fail(|| "linking the release".into(), "")?;
        fs::rename(&next, self.current()).or_fail(|| "switching the release".into(), "")
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Host {
    /// The path of its program.
    pub fn of<'a>(&self, hosts: &'a Hosts) -> Option<&'a Path> {
        if self.name == "nginx" { hosts.nginx.as_deref() } else { hosts.caddy.as_deref() }
    }

    /// nginx supports brotli only with a module.
    pub fn has_brotli(&self, hosts: &Hosts) -> bool {
        self.name != "nginx" || hosts.nginx_brotli.is_some()
    }

    /// Starts it with its file in `publish/`, changing only the port and the folder.
    pub fn start(&self, program: &Path, hosts: &Hosts, release: &Release) -> Result<Running> {
        let port = free_port()?;
        // A separate folder, which identifies its processes.
        let folder = release.folder.join(format!("{}.", self.name));
        fs::create_dir_all(&folder).or_fail(|| format!("making {}", folder.display()), "")?;
        let command = if self.name == "nginx" {
            nginx(program, hosts, release, &folder, port)?
        } else {
            caddy(program, release, &folder, port)?
        };
        let log = release.folder.join("log");
        let process = Guarded::start(&command, &folder, &log)?;
        let addr = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut client = Client::new(addr)?;
        poll(Duration::from_secs(20), || client.is_answered().then_some(())).ok_or_else(|| {
            let said = fs::read_to_string(&log).unwrap_or_default();
            Error::new(format!("{} does not start: {said}", self.name), "fix its configuration in site/src/publish.rs")
        })?;
        Ok(Running { addr, _process: process })
    }
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).or_fail(|| format!("writing {}", file.display()), "")
}

fn nginx(program: &Path, hosts: &Hosts, release: &Release, folder: &Path, port: u16) -> Result<Command> {
    let mut site = publish::nginx()
        .replace("listen 8080;", &format!("listen 127.0.0.1:{port};"))
        .replace("/srv/site/current", &release.current().display().to_string());
    let mut module = String::new();
    if let Some(path) = &hosts.nginx_brotli {
        module = format!("load_module {};\n", path.display());
        site = site.replace("# brotli_static on;", "brotli_static on;");
    }
    write(&folder.join("site.conf"), &site)?;
    let place = folder.display();
    let mut all = format!(
        "{module}daemon off;\nmaster_process off;\nerror_log stderr warn;\npid {place}/pid;\n\
         events {{ worker_connections 512; }}\nhttp {{\n  access_log off;\n"
    );
    for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        let _ = writeln!(all, "  {name}_temp_path {place}/{name};");
    }
    let _ = write!(all, "  include {place}/site.conf;\n}}\n");
    write(&folder.join("nginx.conf"), &all)?;
    let mut command = Command::new(program);
    command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf")).args(["-e", "stderr"]);
    Ok(command)
}

fn caddy(program: &Path, release: &Release, folder: &Path, port: u16) -> Result<Command> {
    let site = publish::caddyfile().replace(":8080 {", &format!("http://127.0.0.1:{port} {{\n\tbind 127.0.0.1"));
    write(&folder.join("Caddyfile"), &format!("{{\n\tadmin off\n}}\n{site}"))?;
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
    command.env("SITE", release.current()).env("HOME", folder);
    command.env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
    Ok(command)
}

/// The results of a server under load.
pub(super) struct LoadReport {
    /// Requests per second, as printed by wrk.
    pub rate: String,
    /// Failed responses, or none.
    pub errors: Option<String>,
}

/// Ten seconds of requests to all addresses in turn, over 64 connections.
pub(super) fn load(wrk: &Path, addr: SocketAddr, release: &Release, addresses: &[String]) -> Result<LoadReport> {
    let script = release.folder.join("load.lua");
    // Only existing files, so that any status except 200 is an error.
    let there = addresses.iter().take_while(|address| **address != super::OTHERS[0]);
    let list: Vec<String> = there.map(|address| format!("{address:?}")).collect();
    let text = format!(
        "local paths, at = {{ {} }}, 0\nfunction request()\n  at = at % #paths + 1\n  \
         return wrk.format(\"GET\", paths[at], {{ [\"Accept-Encoding\"] = \"gzip\" }})\nend\n",
        list.join(", ")
    );
    write(&script, &text)?;
    let mut command = Command::new(wrk);
    command.args(["-t1", "-c64", "-d10s", "--timeout", "30s", "-s"]).arg(&script).arg(format!("http://{addr}/"));
    let output = command.output().or_fail(|| "starting wrk".into(), "")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let line =
        |start: &str| said.lines().find_map(|line| line.trim().strip_prefix(start)).map(|rest| rest.trim().to_owned());
    let rate = line("Requests/sec:").ok_or_else(|| {
        Error::new(
            format!("wrk failed: {said}{}", String::from_utf8_lossy(&output.stderr)),
            "start it by hand to see why",
        )
    })?;
    let errors = line("Non-2xx or 3xx responses:").map(|count| format!("{count} answers were not 200"));
    let broken = line("Socket errors:").map(|what| format!("connections broke: {what}"));
    Ok(LoadReport { rate, errors: errors.or(broken) })
}

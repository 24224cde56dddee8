//! The servers with a configuration in `publish/`, and wrk, which puts them under load.
//!
//! Debian's packages of nginx and Caddy start a server on port 80 when installed. They are therefore only unpacked into
//! the tools folder.

use super::step::Session;
use super::{apt, find};
use site::error::{OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNPACKED: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "caddy"];
const WRK: [&str; 1] = ["wrk"];

/// The available programs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosts {
    pub nginx: Option<PathBuf>,
    /// Its module for `.br` files.
    pub nginx_brotli: Option<PathBuf>,
    pub caddy: Option<PathBuf>,
    pub wrk: Option<PathBuf>,
}

impl Hosts {
    fn find(cache: &Path) -> Self {
        let own = cache.join("hosts/usr");
        let places = [own.join("sbin"), own.join("bin"), "/usr/sbin".into()];
        let module = own.join("lib/nginx/modules/ngx_http_brotli_static_module.so");
        Self {
            nginx: find::program(&places, &["nginx"]),
            nginx_brotli: Some(module).filter(|file| file.is_file()),
            caddy: find::program(&places, &["caddy"]),
            wrk: find::program(&[], &["wrk"]),
        }
    }

    fn is_complete(&self) -> bool {
        self.nginx.is_some() && self.nginx_brotli.is_some() && self.caddy.is_some() && self.wrk.is_some()
    }
}

/// If they can't be downloaded, the machine's own are used. The skipped test reports what is missing.
pub(super) fn ensure(session: &mut Session) -> Hosts {
    let cache = session.cache.clone();
    if !apt::present() {
        return Hosts::find(&cache);
    }
    let found = session.step(
        "nginx, Caddy and wrk for tests",
        "about 20 s",
        || Some(Hosts::find(&cache)).filter(Hosts::is_complete),
        |session| {
            apt::install(session, &WRK)?;
            unpack(session, &cache.join("hosts"))
        },
    );
    found.unwrap_or_else(|error| {
        eprintln!(
            "notice: nginx, Caddy or wrk can't be had. The cause:\n  {}",
            error.to_string().replace('\n', "\n  ")
        );
        Hosts::find(&cache)
    })
}

fn unpack(session: &Session, folder: &Path) -> Result<()> {
    let saying = || format!("making {}", folder.display());
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).or_fail(saying, "")?;
    session.run("apt-download", Command::new("apt-get").current_dir(folder).args(["-q", "download"]).args(UNPACKED))?;
    for entry in fs::read_dir(folder).or_fail(saying, "")?.flatten() {
        if entry.path().extension().is_some_and(|end| end == "deb") {
            session.run("unpack", Command::new("dpkg").arg("-x").arg(entry.path()).arg(folder))?;
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

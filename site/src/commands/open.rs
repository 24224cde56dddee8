//! Without arguments, as after a double click, when nobody can read a help text in a window that closes at once.
//! Previews the campaign in the program's folder, or creates a first one there.

use super::{is_campaign, preview};
use crate::build::today;
use crate::cli::Serve;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::serve::check_port;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder name of the first campaign.
const FIRST: &str = "my-campaign";

/// Serves the campaign. An error stays visible until the user presses Enter.
pub fn run(engine: &Engine) -> Result<()> {
    let done = folder().and_then(|dir| {
        // Another one may be running already.
        let port = if check_port(8080).is_ok() { 8080 } else { 0 };
        preview::run(&Serve { dir: Some(dir), port, public_url: "/".into(), opens: true }, engine)
    });
    if let Err(error) = &done
        && std::io::stdin().is_terminal()
    {
        eprintln!("error: {error}\n\nPress Enter to close this window.");
        let _ = std::io::stdin().lock().read_line(&mut String::new());
    }
    done
}

/// The campaign's folder: the current one, or the program's; otherwise a new one, if the user agrees.
fn folder() -> Result<PathBuf> {
    let own = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_path_buf));
    let mut places = vec![PathBuf::from(".")];
    places.extend(own);
    let found = places.iter().flat_map(|place| [place.clone(), place.join(FIRST)]).find(|place| is_campaign(place));
    if let Some(found) = found {
        return Ok(found);
    }
    // On some systems, a double click runs in the home folder; the program's folder is where the user put it.
    let place = places.last().map_or_else(|| FIRST.into(), |place| place.join(FIRST));
    if !std::io::stdin().is_terminal() {
        return Err(Error::new("there is no campaign in this folder", "make one: atbildiba new my-campaign"));
    }
    print!("There is no campaign here yet. Make a first one in {}? [Y/n] ", place.display());
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    let _ = std::io::stdin().lock().read_line(&mut answer);
    if answer.trim().to_lowercase().starts_with('n') {
        return Err(Error::new("no campaign was made", "see what else the program does: atbildiba --help"));
    }
    campaign::new::new(&place, today()).map_err(|error| Error::new(error.to_string(), ""))?;
    println!("It is in {0}: read {0}/README.txt", place.display());
    Ok(place)
}

/// Opens a URL in the user's browser. If there is none, the URL is printed anyway.
pub fn browser(url: &str) {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" })
    };
    let _ = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

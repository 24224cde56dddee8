//! Without arguments: by a double click, so nobody can read a help text in a window that closes again. Shows the campaign
//! in whose folder the program lies, or makes a first one there.

use super::{is_campaign, preview};
use crate::build::today;
use crate::cli::Serve;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::serve::check_port;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the first campaign's folder is called.
const FIRST: &str = "my-campaign";

/// Serves what is there. A mistake stays in sight until the person presses Enter.
pub fn run(engine: &Engine) -> Result<()> {
    let done = folder().and_then(|dir| {
        // Another one may be open already.
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

/// The campaign's folder: where the command was typed, or where the program lies; else a new one, if that is wanted.
fn folder() -> Result<PathBuf> {
    let own = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_path_buf));
    let mut places = vec![PathBuf::from(".")];
    places.extend(own);
    let found = places.iter().flat_map(|place| [place.clone(), place.join(FIRST)]).find(|place| is_campaign(place));
    if let Some(found) = found {
        return Ok(found);
    }
    // The folder of a double click is the home folder on some systems; that of the program is where it was put.
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

/// Opens an address in the person's browser. Where there is none, the address stands on the screen.
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

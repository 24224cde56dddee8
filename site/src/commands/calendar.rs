//! `expand`: lists the occurrences in a calendar file.

use crate::cli::Expand;
use crate::error::{Error, OrFail, Result};
use crate::expand;
use crate::ical::Problems;
use atbildiba::dates::Date;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

/// A larger file is not a calendar.
const MAX_BYTES: u64 = 200 << 20;

pub fn expand(options: &Expand) -> Result<()> {
    let day = |name: &str, text: &Option<String>| -> Result<Option<Date>> {
        let Some(text) = text else { return Ok(None) };
        text.parse().map(Some).or_fail(|| format!("--{name} {text}"), "write a day that there is, as 2026-10-18")
    };
    let options_read =
        expand::Options { from: day("from", &options.from)?, to: day("to", &options.to)?, limit: options.limit };
    let (name, bytes) = read(&options.file)?;
    let mut problems = Problems::default();
    let all = expand::read(&bytes, &mut problems);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = expand::write(&all, &options_read, &mut out).and_then(|cut| out.flush().map(|()| cut));
    eprint!("{}", problems.shown(&name));
    match written {
        Ok(cut) => cut.iter().for_each(|cut| eprintln!("{name}: note: {cut}")),
        Err(error) => closed_is_fine(Err(error))?,
    }
    finish(problems.errors())
}

/// A reader that stops early, such as `head`, has what it wanted.
pub(super) fn closed_is_fine(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::new(format!("writing: {error}"), "")),
        _ => Ok(()),
    }
}

/// Fails if something could not be read.
pub(super) fn finish(errors: usize) -> Result<()> {
    match errors {
        0 => Ok(()),
        1 => Err(Error::new("something could not be read", "correct the problems above; everything else is done")),
        many => Err(Error::new(
            format!("{many} things could not be read"),
            "correct the problems above; everything else is done",
        )),
    }
}

/// The file's bytes and its display name; `-` is standard input.
pub(super) fn read(file: &Path) -> Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let (name, done) = if file == Path::new("-") {
        ("-".into(), io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes))
    } else {
        let done = std::fs::File::open(file).and_then(|open| open.take(MAX_BYTES + 1).read_to_end(&mut bytes));
        (file.display().to_string(), done)
    };
    done.or_fail(|| format!("reading {name}"), "name a file that is there, or - for standard input")?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::new(format!("{name} is larger than {} MB", MAX_BYTES >> 20), "split it"));
    }
    Ok((name, bytes))
}

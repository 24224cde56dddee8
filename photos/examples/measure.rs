//! `measure FOLDER [OUT]`: the seconds and bytes for each photo of a folder, one after another on one core, on a
//! machine that should be idle. OUT receives the files, and the pixels before encoding (`.ppm`), for comparison with
//! any AVIF decoder. `docs/photos.md` contains the results.

use site_photos::settings::CHOSEN;
use site_photos::{PhotoResult, decode, encode, source};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, out @ ..] = &folders[..] else { return Err("measure FOLDER [OUT]".into()) };
    println!("{CHOSEN:?}\nphoto, megapixels, s decoding, s encoding, bytes");
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let Some(id) = source::id(&name) else { continue };
        let bytes = source::read(&folder.join(&name))?;
        let started = Instant::now();
        let photo = decode::decode(&bytes).map_err(|problem| format!("{name} {problem}"))?;
        let decoding = started.elapsed().as_secs_f32();
        let made = encode::all(&photo, &CHOSEN)?;
        let encoding = started.elapsed().as_secs_f32() - decoding;
        let megapixels = f64::from(photo.width) * f64::from(photo.height) / 1e6;
        let sizes: Vec<String> = made.files.iter().map(|(name, bytes)| format!("{name} {}", bytes.len())).collect();
        println!("{name}, {megapixels:.1}, {decoding:.2}, {encoding:.2}, {}", sizes.join(", "));
        if let Some(out) = out.first() {
            write(out, id, &photo, &made)?;
        }
    }
    Ok(())
}

fn write(out: &Path, id: &str, photo: &decode::Decoded, made: &PhotoResult) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out)?;
    made.files.iter().try_for_each(|(name, bytes)| fs::write(out.join(format!("{id}-{name}")), bytes))?;
    let (width, height) = (photo.picture.width(), photo.picture.height());
    let pixels = [format!("P6 {width} {height} 255\n").as_bytes(), photo.picture.buffer()].concat();
    Ok(fs::write(out.join(format!("{id}-{width}.ppm")), pixels)?)
}

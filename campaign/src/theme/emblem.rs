//! The campaign's emblem, shown in the header and on tiles of people without a photo.

use roxmltree::{Document, Node};
use std::fmt::Write;

/// The elements that an emblem may contain: shapes, nothing that loads or runs.
const SHAPES: [&str; 8] = ["g", "path", "rect", "circle", "ellipse", "polygon", "polyline", "line"];

/// The attributes that are kept.
const ATTRIBUTES: [&str; 26] = [
    "class",
    "cx",
    "cy",
    "d",
    "fill",
    "fill-rule",
    "clip-rule",
    "height",
    "opacity",
    "points",
    "r",
    "rx",
    "ry",
    "stroke",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-width",
    "transform",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
    "fill-opacity",
];

/// An emblem that can be inserted into a page.
pub struct Emblem {
    view_box: [f64; 4],
    shapes: String,
    /// The shapes without shadows (the classes `collar` and `fold`).
    outline: String,
}

impl Emblem {
    /// Parses an SVG file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(svg: &str) -> Result<Self, String> {
        let document = Document::parse(svg).map_err(|error| format!("is no SVG file ({error})"))?;
        let root = document.root_element();
        if root.tag_name().name() != "svg" {
            return Err("is no SVG file".into());
        }
        let numbers: Vec<f64> = root
            .attribute("viewBox")
            .unwrap_or_default()
            .split([' ', ','])
            .filter_map(|number| number.parse().ok())
            .collect();
        let view_box: [f64; 4] = numbers
            .try_into()
            .ok()
            .filter(|[_, _, width, height]: &[f64; 4]| *width > 0.0 && *height > 0.0)
            .ok_or("has no viewBox; save it with one, such as viewBox=\"0 0 200 180\"")?;
        let (mut shapes, mut outline) = (String::new(), String::new());
        for child in root.children() {
            write(child, &mut shapes, true)?;
            write(child, &mut outline, false)?;
        }
        if shapes.is_empty() {
            return Err("has no shape in it".into());
        }
        Ok(Self { view_box, shapes, outline })
    }

    /// The symbol that every page contains once, for `<use href="#emblem">`. Shapes without a colour of their own take
    /// the tile's.
    pub fn symbol(&self) -> String {
        let shapes = self.fitted(&self.shapes);
        format!(
            r#"<svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false"><symbol id="emblem" viewBox="0 0 200 180"><g class="fabric">{shapes}</g></symbol></svg>"#
        )
    }

    /// The emblem without shadows, in a box of 200 by 180, to be filled with one colour.
    pub fn figure(&self) -> String {
        self.fitted(&self.outline)
    }

    /// Scales the shapes into the tiles' drawing, aligned at its foot.
    fn fitted(&self, shapes: &str) -> String {
        let [left, top, width, height] = self.view_box;
        let scale = (200.0 / width).min(180.0 / height);
        let (x, y) = ((200.0 - width * scale) / 2.0 - left * scale, 180.0 - height * scale - top * scale);
        if (x, y, scale) == (0.0, 0.0, 1.0) {
            return shapes.to_owned();
        }
        format!(r#"<g transform="translate({x:.2} {y:.2}) scale({scale:.4})">{shapes}</g>"#)
    }

    /// An icon of the emblem, in one colour on a background.
    pub fn icon(&self, ground: &str, color: &str) -> String {
        let [left, top, width, height] = self.view_box;
        let scale = (150.0 / width).min(150.0 / height);
        let (x, y) = (100.0 - (left + width / 2.0) * scale, 100.0 - (top + height / 2.0) * scale);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" rx="44" fill="{ground}"/><g fill="{color}" transform="translate({x:.2} {y:.2}) scale({scale:.4})">{}</g></svg>"#,
            self.outline
        )
    }
}

fn write(node: Node, out: &mut String, with_shadow: bool) -> Result<(), String> {
    if node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty()) {
        return Err("holds text; turn it into shapes".into());
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    if ["title", "desc", "metadata"].contains(&name) {
        return Ok(());
    }
    if !SHAPES.contains(&name) {
        return Err(format!("holds <{name}>; only {} can stand in a page", SHAPES.join(", ")));
    }
    if !with_shadow && node.attribute("class").is_some_and(|class| ["collar", "fold"].contains(&class)) {
        return Ok(());
    }
    let _ = write!(out, "<{name}");
    for attribute in node.attributes().filter(|one| ATTRIBUTES.contains(&one.name())) {
        let value = attribute.value();
        if value.contains(['<', '>', '"', '&']) || value.contains("url(") {
            return Err(format!("holds {}=\"{value}\", which a page may not", attribute.name()));
        }
        // Classes refer to the page's colours.
        if with_shadow || attribute.name() != "class" {
            let _ = write!(out, " {}=\"{value}\"", attribute.name());
        }
    }
    if node.has_children() {
        out.push('>');
        node.children().try_for_each(|child| write(child, out, with_shadow))?;
        let _ = write!(out, "</{name}>");
    } else {
        out.push_str("/>");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_kept_and_nothing_else() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 90" onload="x()"><title>A</title><path id="p" class="fabric" d="M0 0h9" onclick="y()"/><g><circle class="fold" r="4"/></g></svg>"#;
        let emblem = Emblem::parse(svg).unwrap();
        let symbol = emblem.symbol();
        assert!(symbol.contains(r#"<path class="fabric" d="M0 0h9"/><g><circle class="fold" r="4"/></g>"#), "{symbol}");
        assert!(symbol.contains("scale(2.0000)") && !symbol.contains("on"), "{symbol}");
        let icon = emblem.icon("#112233", "#ffffff");
        assert!(icon.contains(r##"fill="#112233""##) && !icon.contains("circle") && !icon.contains("class"), "{icon}");
    }

    #[test]
    fn what_loads_or_runs_is_refused() {
        let of = |inner: &str| Emblem::parse(&format!(r#"<svg viewBox="0 0 9 9">{inner}</svg>"#)).err().unwrap();
        for (inner, said) in [
            ("<script>x</script>", "holds <script>"),
            (r#"<image href="x"/>"#, "holds <image>"),
            (r#"<path fill="url(#a)" d="M0 0"/>"#, "holds fill"),
            ("<text>A</text>", "holds <text>"),
            ("", "no shape"),
        ] {
            assert!(of(inner).contains(said), "{inner}: {}", of(inner));
        }
        assert!(Emblem::parse("<svg><path d='M0 0'/></svg>").err().unwrap().contains("viewBox"));
        assert!(Emblem::parse("no").is_err());
    }
}

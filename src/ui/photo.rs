//! Photos scaled by the build.

use super::Context;
use crate::content::{Focus, Photo};
use crate::i18n::{Msg, fill};
use crate::view::{Node, view};

/// A photo in its available widths, with its space reserved in advance. `id` is its owner ([`Photo::path`]), `class`
/// its look, `sizes` its displayed width (HTML's attribute of that name).
///
/// Every browser that supports AVIF supports WebP, too, so the smallest file may have another type than the source
/// declares.
pub fn photo(context: Context, photo: &'static Photo, id: &str, class: String, sizes: String) -> Node {
    let file = |width: u32, ending| context.file(&photo.path(id, width, ending));
    let set = |modern: bool| -> String {
        let file = |(n, width): (usize, u32)| {
            let ending = match (modern, n) {
                (false, _) => "jpg",
                (true, 0) => "webp",
                (true, _) => "avif",
            };
            [&*file(width, ending), " ", &width.to_string(), "w"].concat()
        };
        Photo::widths(photo.width).enumerate().map(file).collect::<Vec<_>>().join(", ")
    };
    let (width, height) = (photo.width.to_string(), photo.height.to_string());
    let alt = context.text(&photo.alt);
    let src = file(Photo::widths(photo.width).take(3).last().unwrap_or(photo.width), "jpg");
    view! {
        <picture>
            <source type="image/avif" srcset=set(true) sizes=sizes.clone()/>
            <img
                class=class
                srcset=set(false)
                sizes=sizes
                src=src
                alt=alt.text
                lang=alt.lang
                dir=context.dir_of(alt.lang)
                width=width
                height=height
                loading="lazy"
                decoding="async"
            />
        </picture>
    }
}

/// “Photo: Ada Example, CC BY 4.0”; empty if no credit is given.
pub fn credit(context: Context, photo: &'static Photo) -> String {
    let credit = context.str(&photo.credit);
    if credit.is_empty() { String::new() } else { fill(context.t(Msg::PhotoCredit), "name", credit) }
}

/// The classes for a photo's focus, in tenths of width and height: `photo`, then ` x-5 y-3` (style/focus.css).
pub fn focused(focus: Option<Focus>) -> String {
    let tenths = |percent: u8| ((percent.min(100) + 5) / 10).to_string();
    focus.map_or_else(|| "photo".into(), |Focus { x, y }| ["photo x-", &*tenths(x), " y-", &tenths(y)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_is_one_of_the_styles_positions() {
        let style = include_str!("../../style/focus.css");
        assert_eq!(focused(Some(Focus { x: 50, y: 24 })), "photo x-5 y-2");
        assert_eq!(focused(Some(Focus { x: 255, y: 0 })), "photo x-10 y-0");
        assert_eq!(focused(None), "photo");
        for tenth in 0..=10 {
            assert!(style.contains(&format!(".x-{tenth} {{ --face-x: {}%; }}", tenth * 10)), "{tenth}");
            assert!(style.contains(&format!(".y-{tenth} {{ --face-y: {}%; }}", tenth * 10)), "{tenth}");
        }
    }
}

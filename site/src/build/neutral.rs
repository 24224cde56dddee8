//! The neutral page that “leave now” leads to. It belongs to the site, so that it is available offline, but shows
//! nothing of the campaign. With a network, `src/away.js` continues from there; without scripts, its link does.

use super::assets::Assets;
use super::data::Language;
use super::pages::{dir, escape};
use crate::error::Result;
use atbildiba::i18n::Msg;

/// Its file; the address is `/blank`.
pub const FILE: &str = "blank.html";

/// The page, in the site's default language.
pub fn page(root: &str, leave_to: &str, language: &Language, assets: &Assets) -> Result<String> {
    let title = escape(language.prerender.with_context(|context| context.t(Msg::LeaveTitle)));
    let away = assets.get("away.js")?;
    let (path, integrity, tag, link) = (&away.path, &away.integrity, &language.tag, escape(leave_to));
    let dir = dir(tag);
    let host = leave_to.split_once("://").map_or(leave_to, |(_, rest)| rest).trim_end_matches('/');
    let host = escape(host);
    Ok(format!(
        r#"<!doctype html>
<html lang="{tag}"{dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="{root}/blank.svg">
<script defer src="{root}/{path}" integrity="{integrity}"></script>
</head>
<body><main><a href="{link}" rel="noreferrer nofollow">{host}</a></main></body>
</html>
"#
    ))
}

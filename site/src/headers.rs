//! The published site's HTTP headers: security headers, cache rules, media types.
//!
//! One list for the built-in server and for the configurations that `build` writes for other hosts, so that what is
//! tested is what is published.

use campaign::check::is_tag;

/// Sent with every response, including errors and the service worker (whose own policy governs its requests).
pub const SECURITY: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("Referrer-Policy", "no-referrer"),
    // Browsers honour it over TLS only. `preload` is up to the owner of the whole domain.
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Below `/embed/`, these replace the headers of the same names: frames for other sites, and the script that adjusts
/// their height. Nothing there requests permissions or submits data.
pub const EMBED: &[(&str, &str)] =
    &[("Content-Security-Policy", EMBED_POLICY), ("Cross-Origin-Resource-Policy", "cross-origin")];

const EMBED_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types 'none'";

/// The headers of [`SECURITY`], for frames or for all other responses.
pub fn security(is_embed: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let own = if is_embed { EMBED } else { &[] };
    SECURITY.iter().map(|all| *own.iter().find(|(name, _)| *name == all.0).unwrap_or(all))
}

/// The policy as a `<meta>` in a page, for hosts that send no headers. Browsers ignore `frame-ancestors` there. Where
/// the header permits any inline style, this permits the page's own only: `style` is its hash source.
pub fn policy_in_page(style: &str) -> String {
    in_page(&CONTENT_SECURITY_POLICY.replace(INLINE_STYLE, style))
}

/// The same for pages that other sites may frame. Their style is a file.
pub fn embed_policy_in_page() -> String {
    in_page(EMBED_POLICY)
}

fn in_page(policy: &str) -> String {
    let directives: Vec<&str> =
        policy.split(';').map(str::trim).filter(|one| !one.starts_with("frame-ancestors")).collect();
    format!(r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, directives.join("; "))
}

/// The folder of a language, as a regular expression for other hosts: see [`is_tag`].
pub const LANGUAGE: &str = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*";

/// Whether other sites may frame a path below the site's root: `embed/calendar`, `en/embed/calendar`. The equivalent
/// regular expression for other hosts is in `publish.rs`.
pub fn is_embed(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let rest = path.split_once('/').filter(|(first, _)| is_tag(first)).map_or(path, |(_, rest)| rest);
    rest.strip_prefix("embed/").is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

/// Any inline style. Browsers apply both policies, the header and the one in the page, so a page has exactly the style
/// that [`policy_in_page`] permits. Hashes in the header would differ by page and change with every release.
const INLINE_STYLE: &str = "'unsafe-inline'";

/// The only inline script. It covers a page that Back leads to after “Leave now” before it is painted; `boot.js`, which
/// runs once the page has been parsed, then leads away from it. As a file, it would delay every first paint by a
/// request.
pub const COVER_SCRIPT: &str = r#"try{localStorage.left&&/back|reload/.test(performance.getEntriesByType("navigation")[0].type)&&(document.documentElement.dataset.left="")}catch{}"#;

/// No inline code but [`COVER_SCRIPT`], no inline style but the page's own, no other origin. Forms may only be sent to
/// the site itself (search is a GET form). Trusted Types are enforced; the only policy is the app's default one.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' \
    'sha256-vBwObqFwdCHgzQAPaydtAjfzs4Q4mJXAVdHkWkJhhec='; \
    style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types default page";

/// Denies everything except what the app uses: screen wake lock and full screen (kiosk), camera (`/join`). Sharing is
/// allowed for the site itself by default; naming it makes desktop Chromium, which does not support it, report an
/// error.
pub const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), \
    camera=(self), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(self), gamepad=(), \
    geolocation=(), gyroscope=(), hid=(), idle-detection=(), interest-cohort=(), local-fonts=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
    screen-wake-lock=(self), serial=(), storage-access=(), sync-xhr=(), usb=(), \
    window-management=(), xr-spatial-tracking=()";

/// For files with hashed names: the content of the address never changes.
pub const CACHE_HASHED: &str = "public, max-age=31536000, immutable";
/// For all others: stored, but revalidated on each use.
pub const CACHE_OTHER: &str = "no-cache";

/// The `Cache-Control` of a file, by path or address.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { CACHE_HASHED } else { CACHE_OTHER }
}

/// Whether the file name contains a dot, 16 lower-case hex digits and a dot: `app.0123456789abcdef.wasm`.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or("");
    let mut parts = name.split('.');
    // There is a name before and after the hash.
    parts.next().is_some_and(|first| !first.is_empty())
        && parts.next_back().is_some_and(|last| !last.is_empty())
        && parts.any(|part| part.len() == 16 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
}

/// Media types by file extension, without the dot.
pub const MEDIA_TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("ics", "text/calendar; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("xml", "application/xml"),
    ("svg", "image/svg+xml"),
    ("avif", "image/avif"),
    ("webp", "image/webp"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("ico", "image/vnd.microsoft.icon"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("br", "application/octet-stream"),
    ("gz", "application/gzip"),
];

/// The media type of a file by its name; unknown ones are `application/octet-stream`.
pub fn media_type(path: &str) -> &'static str {
    let end = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, end)| end);
    MEDIA_TYPES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(end))
        .map_or("application/octet-stream", |(_, media_type)| media_type)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_permits_the_inline_script() {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(COVER_SCRIPT));
        assert!(CONTENT_SECURITY_POLICY.contains(&format!("'sha256-{hash}'")), "its hash is {hash}");
    }

    #[test]
    fn only_hashed_names_are_immutable() {
        for name in ["app.0123456789abcdef.wasm", "/sub/style.ffffffffffffffff.css", "a.b.0123456789abcdef.js"] {
            assert_eq!(cache_control(name), CACHE_HASHED, "{name}");
        }
        let others = [
            "index.html",
            "sw.js",
            "app.0123456789abcde.wasm",
            "app.0123456789abcdefa.wasm",
            "app.0123456789ABCDEF.js",
            "0123456789abcdef.js",
            ".0123456789abcdef.js",
            "app.0123456789abcdef",
            "app.0123456789abcdef.",
            "x.0123456789abcdef.y/index.html",
            "app-0123456789abcdef.js",
            "",
        ];
        for name in others {
            assert_eq!(cache_control(name), CACHE_OTHER, "{name}");
        }
    }

    #[test]
    fn media_types_follow_the_extension() {
        assert_eq!(media_type("/a.b/manifest.webmanifest"), "application/manifest+json");
        assert_eq!(media_type("all.ics"), "text/calendar; charset=utf-8");
        assert_eq!(media_type("A.PNG"), "image/png");
        assert_eq!(media_type("a.html/none"), "application/octet-stream");
        assert_eq!(media_type(""), "application/octet-stream");
    }

    #[test]
    fn only_embed_pages_may_be_framed() {
        let ancestors = |path: &str| {
            let policy = security(is_embed(path)).find(|(name, _)| *name == "Content-Security-Policy").unwrap().1;
            policy.split("; ").find_map(|one| one.strip_prefix("frame-ancestors ")).unwrap()
        };
        for path in
            ["embed/calendar", "/embed/next", "en/embed/wall", "pt-BR/embed/wall", "ltg/embed/wall", "embed/height.js"]
        {
            assert_eq!(ancestors(path), "*", "{path}");
        }
        for path in [
            "",
            "calendar",
            "embed",
            "embed/",
            "en/embed/",
            "embed/x/",
            "embed/x/y",
            "help",
            "en/help",
            "x/embed/y",
            "engl/embed/y",
            "pt-b/embed/y",
            "embedded/x",
        ] {
            assert_eq!(ancestors(path), "'none'", "{path}");
        }
        let of = |headers: &mut dyn Iterator<Item = (&'static str, &'static str)>| {
            headers.map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(of(&mut security(true)), of(&mut SECURITY.iter().copied()));
        assert!(EMBED.iter().all(|(name, _)| SECURITY.iter().any(|(known, _)| known == name)));
    }

    #[test]
    fn headers_are_well_formed_and_listed_once() {
        for (index, (name, value)) in SECURITY.iter().enumerate() {
            assert!(!value.contains("  ") && !value.contains('\n') && value.trim() == *value, "{name}: {value}");
            assert!(SECURITY[..index].iter().all(|(other, _)| other != name), "{name} twice");
        }
        assert!(!CONTENT_SECURITY_POLICY.contains("blob:"));
    }

    #[test]
    fn only_the_pages_own_style_may_be_inline() {
        assert_eq!(CONTENT_SECURITY_POLICY.matches(INLINE_STYLE).count(), 1);
        let page = policy_in_page("'sha256-abc='");
        assert!(page.contains("style-src 'self' 'sha256-abc=';") && !page.contains("unsafe-inline"), "{page}");
        assert!(!embed_policy_in_page().contains("unsafe-inline"));
    }
}

//! Configurations for other hosts, generated from [`crate::headers`], so that what is tested here is what is published
//! there.
//!
//! `_headers` is part of the built site; `publish/Caddyfile` and `publish/nginx.conf` are in the project, and a test
//! compares them with the generated ones.

use crate::headers::{CACHE_HASHED, CACHE_OTHER, EMBED, MEDIA_TYPES, SECURITY, is_embed, is_hashed, security};
use atbildiba::content::CalendarView;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Hashed names, as a regular expression for both servers: see [`is_hashed`].
const HASHED: &str = r"[^/.][^/]*\.[0-9a-f]{16}\.[^/]+$";

/// What other sites may frame: see [`is_embed`].
const FRAMED: &str = r"/(?:[a-z]{2}/)?embed/[^/]+$";

/// Years, months, days and weeks without a file of their own: the calendar's page shows them.
fn times() -> String {
    format!("^(/(?:[a-z]{{2}}/)?calendar)/{}$", CalendarView::TIME)
}

/// For hosts that read `_headers` (Netlify, Cloudflare Pages). Anything not named there is revalidated by default, and
/// naming it twice would combine both values; so only immutable files are named. `paths` are the site's files.
pub fn headers_file(root: &str, paths: &[String]) -> String {
    let mut out = format!("{root}/*\n");
    for (name, value) in SECURITY {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let framed = paths.iter().filter(|path| is_embed(path)).filter_map(|path| path.rsplit_once('/'));
    for folder in framed.map(|(folder, _)| folder).collect::<BTreeSet<_>>() {
        let _ = writeln!(out, "{root}/{folder}/*");
        for (name, value) in EMBED {
            // Removed first: otherwise both values apply.
            let _ = write!(out, "  ! {name}\n  {name}: {value}\n");
        }
    }
    let mut folders: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for path in paths.iter().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz")) {
        folders.entry(path.split_once('/').map_or("", |(folder, _)| folder)).or_default().push(path);
    }
    for (folder, paths) in folders {
        let mut rule = |pattern: &str| {
            let _ = write!(out, "{root}/{pattern}\n  Cache-Control: {CACHE_HASHED}\n");
        };
        if !folder.is_empty() && paths.iter().all(|path| is_hashed(path)) {
            rule(&format!("{folder}/*"));
        } else {
            paths.iter().filter(|path| is_hashed(path)).for_each(|path| rule(path));
        }
    }
    for path in paths.iter().filter(|path| path.ends_with(".webmanifest")) {
        let _ = write!(out, "{root}/{path}\n  Content-Type: application/manifest+json\n");
    }
    out
}

/// For Caddy 2.6 and later.
pub fn caddyfile() -> String {
    let times = times();
    let own = |name: &str| EMBED.iter().any(|(known, _)| *known == name);
    let mut everywhere = String::new();
    for (name, value) in SECURITY.iter().filter(|(name, _)| !own(name)) {
        let _ = writeln!(everywhere, "\t\t{name} \"{value}\"");
    }
    let (mut pages, mut framed) = (String::new(), String::new());
    for (lines, is_embed) in [(&mut pages, false), (&mut framed, true)] {
        for (name, value) in security(is_embed).filter(|(name, _)| own(name)) {
            let _ = writeln!(lines, "\t\t{name} \"{value}\"");
        }
    }
    let mut types = String::new();
    // The address of a page has no extension.
    for (end, media_type) in MEDIA_TYPES.iter().filter(|(end, _)| !["br", "gz", "html"].contains(end)) {
        let _ = write!(types, "\t@{end} path *.{end}\n\theader @{end} Content-Type \"{media_type}\"\n");
    }
    format!(
        r#"# Caddy 2.6 and later. Written by `cargo xtask build` out of site/src/headers.rs; docs/publishing.md says how to use it.
# For your own domain: put its name in place of `:8080`, and Caddy gets the certificate by itself.
(everywhere) {{
	header {{
{everywhere}		-Server
	}}
}}
:8080 {{
	root * {{$SITE:/srv/site/current}}
	import everywhere
	# What other sites may show in frames.
	@framed path_regexp ^{FRAMED}
	header @framed {{
{framed}	}}
	@page not path_regexp ^{FRAMED}
	header @page {{
{pages}	}}
	@hashed path_regexp {HASHED}
	header @hashed Cache-Control "{CACHE_HASHED}"
	@other not path_regexp {HASHED}
	header @other Cache-Control "{CACHE_OTHER}"
	# Caddy's own types are the system's, which differ.
{types}
	# A folder's page has one address, without the slash; languages have their own with it.
	@slash path_regexp slash ^(/.*[^/]/.+[^/]|/[^/]{{3,}})/$
	@slash_query {{
		path_regexp slash ^(/.*[^/]/.+[^/]|/[^/]{{3,}})/$
		expression `{{query}} != ""`
	}}
	redir @slash_query {{re.slash.1}}?{{query}} 308
	redir @slash {{re.slash.1}} 308

	@time path_regexp time {times}
	try_files {{path}} {{path}}.html {{path}}/index.html
	handle @time {{
		try_files {{path}}.html {{re.time.1}}.html
		file_server {{
			precompressed br gzip
		}}
	}}
	handle {{
		file_server {{
			precompressed br gzip
		}}
	}}

	handle_errors {{
		import everywhere
		header {{
{pages}		}}
		header Cache-Control "{CACHE_OTHER}"
		# A script or a worker that is missing is never answered with a page.
		@file path_regexp \.(?:[a-gi-z0-9][a-z0-9]*|h[a-su-z0-9]*)$
		handle @file {{
			header Content-Type "text/plain; charset=utf-8"
			respond "404" 404
		}}
		@language path_regexp language ^/([a-z]{{2}})(?:/|$)
		handle @language {{
			rewrite * /{{re.language.1}}/404.html
			try_files {{path}} /404.html
			file_server {{
				precompressed br gzip
			}}
		}}
		handle {{
			rewrite * /404.html
			file_server {{
				precompressed br gzip
			}}
		}}
	}}
}}
"#
    )
}

/// For nginx 1.22 and later; brotli needs nginx's static module and one more line.
pub fn nginx() -> String {
    let times = times();
    let (mut maps, mut headers) = (String::new(), String::new());
    for (name, value) in SECURITY {
        let framed = EMBED.iter().find(|(known, _)| known == name);
        let value = match framed {
            None => format!("\"{value}\""),
            Some((_, own)) => {
                let variable = format!("$site_{}", name.to_lowercase().replace('-', "_"));
                let _ = write!(
                    maps,
                    "map $status$uri {variable} {{\n    default \"{value}\";\n    \"~^(?:200|206|304){FRAMED}\" \"{own}\";\n}}\n"
                );
                variable
            }
        };
        let _ = writeln!(headers, "    add_header {name} {value} always;");
    }
    let mut types: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (end, media_type) in MEDIA_TYPES.iter().filter(|(end, _)| !["br", "gz"].contains(end)) {
        types.entry(media_type.split(';').next().unwrap_or(media_type)).or_default().push(end);
    }
    let types: String = types.iter().map(|(name, ends)| format!("        {name} {};\n", ends.join(" "))).collect();
    format!(
        r#"# nginx 1.22 and later: put it into /etc/nginx/conf.d/. Written by `cargo xtask build` out of site/src/headers.rs;
# docs/publishing.md says how to use it. TLS and the name of the host are yours to add.
map $status$uri $site_cache {{
    default "{CACHE_OTHER}";
    # Not for a missing file, which may be there tomorrow.
    "~^(?:200|206|304).*{HASHED}" "{CACHE_HASHED}";
}}
# What other sites may show in frames.
{maps}# What a missing address is answered with: a page for pages, never for files.
map $uri $site_missing {{
    default /404.html;
    "~^/(?<site_language>[a-z][a-z])(?:/|$)" /$site_language/404.html;
}}
server {{
    listen 8080;
    server_name _;
    root /srv/site/current;
    absolute_redirect off;
    server_tokens off;
    gzip_static on;
    # brotli_static on;  # with Debian's libnginx-mod-http-brotli-static
    types {{
{types}    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/javascript text/calendar text/plain text/markdown;
{headers}    add_header Cache-Control $site_cache always;
    recursive_error_pages on;
    error_page 404 @missing;

    location / {{
        try_files $uri $uri.html $uri/index.html =404;
    }}
    # A folder's page has one address, without the slash; languages have their own with it.
    location ~ "^(/.*[^/]/.+[^/]|/[^/]{{3,}})/$" {{
        return 308 $1$is_args$args;
    }}
    location ~ "{times}" {{
        try_files $uri.html $1.html =404;
    }}
    location @missing {{
        error_page 404 /404.html;
        try_files $site_missing =404;
    }}
    location = /404.html {{
        internal;
    }}
    # A script or a worker that is missing is never answered with a page.
    location ~ "\.(?:[a-gi-z0-9][a-z0-9]*|h[a-su-z0-9]*)$" {{
        error_page 404 @no_file;
        try_files $uri =404;
    }}
    location @no_file {{
        types {{ }}
        default_type text/plain;
        return 404 "404\n";
    }}
}}
"#
    )
}

/// Writes both into the project's `publish/`.
pub fn write(project: &Path) -> std::io::Result<()> {
    let folder = project.join("publish");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("Caddyfile"), caddyfile())?;
    fs::write(folder.join("nginx.conf"), nginx())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_files_match_the_generated_ones() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../publish");
        for (name, text) in [("Caddyfile", caddyfile()), ("nginx.conf", nginx())] {
            let there = fs::read_to_string(folder.join(name)).unwrap();
            assert!(there == text, "publish/{name}: run `cargo xtask build` and commit it");
        }
    }

    #[test]
    fn host_headers_are_unique_and_cover_only_immutable_files() {
        let paths = [
            "index.html",
            "style.0123456789abcdef.css",
            "data/lv/a.0123456789abcdef.json",
            "sw.js",
            "en/index.html",
            "manifest.webmanifest",
            "embed/next.html",
            "en/embed/next.html",
        ]
        .map(String::from);
        let text = headers_file("/sub", &paths);
        assert!(text.starts_with("/sub/*\n  Content-Security-Policy: default-src 'none'"), "{text}");
        for rule in ["/sub/style.0123456789abcdef.css\n", "/sub/data/*\n", "/sub/manifest.webmanifest\n"] {
            assert!(text.contains(rule), "{rule}: {text}");
        }
        for rule in ["/sub/embed/*\n  ! Content-Security-Policy\n  Content-Security-Policy: ", "/sub/en/embed/*\n"] {
            assert_eq!(text.matches(rule).count(), 1, "{rule}: {text}");
        }
        assert_eq!(text.matches("Cache-Control").count(), 2, "{text}");
        assert!(text.lines().all(|line| line.len() < 2000), "hosts cut longer lines");
    }
}

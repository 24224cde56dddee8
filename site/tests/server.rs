//! The server over real sockets: responses follow the rules.

mod common;

use common::{SampleSite, get, send, send_to, site};
use site::headers::{CACHE_HASHED, CACHE_OTHER, SECURITY};
use site::serve::{Options, Server};
use std::fs;
use std::path::Path;

#[test]
fn addresses_find_their_files() {
    let (_folder, server) = site("addresses");
    let cases = [
        ("/", "home"),
        ("/index.html", "home"),
        ("/calendar", "calendar lv"),
        ("/calendar?q=a/b", "calendar lv"),
        ("/calendar.html", "calendar lv"),
        ("/calendar/agenda", "agenda"),
        ("/calendar/2026", "2026"),
        ("/calendar/2031", "calendar lv"),
        ("/calendar/2026-10?q=x", "calendar lv"),
        ("/en/", "home en"),
        ("/en/calendar", "calendar en"),
        ("/en/calendar/1999-01", "calendar en"),
        ("/events/eu%20diena", "diena"),
    ];
    for (target, wanted) in cases {
        let got = get(&server, target);
        assert_eq!((got.status, got.text()), (200, format!("<body>{wanted}</body>")), "{target}");
        assert_eq!(got.header("Content-Type"), Some("text/html; charset=utf-8"), "{target}");
    }
}

#[test]
fn a_trailing_slash_redirects_to_the_canonical_address() {
    let (_folder, server) = site("slash");
    for (target, to) in [("/calendar/?q=%C4%81&a", "/calendar?q=%C4%81&a"), ("/calendar/2031/", "/calendar/2031")] {
        let got = get(&server, target);
        assert_eq!((got.status, got.header("Location")), (308, Some(to)), "{target}");
        assert_eq!(got.header("Cache-Control"), Some(CACHE_OTHER));
    }
    for target in ["//evil.example/", "/\\evil.example/", "/%5cevil.example/", "///"] {
        assert!(send(server.addr(), "GET", target, &[]).header("Location").is_none(), "{target}");
    }
}

#[test]
fn only_this_machine_is_answered_to() {
    let (_folder, server) = site("hosts");
    let status = |host: &str| send_to(host, server.addr(), "GET", "/", &[]).status;
    for host in ["127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8080"] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "::1", ""] {
        assert_eq!(status(host), 421, "{host}");
    }
}

#[test]
fn missing_pages_and_missing_files_differ() {
    let (folder, server) = site("missing");
    for (target, wanted) in [
        ("/none", "nav"),
        ("/lv/none", "nav"),
        ("/en/none?x", "none"),
        ("/en/calendar/2026-13", "none"),
        ("/none/", "nav"),
        ("/a.html", "nav"),
    ] {
        let got = get(&server, target);
        assert_eq!((got.status, got.text()), (404, format!("<body>{wanted}</body>")), "{target}");
        assert_eq!(got.header("ETag"), None);
    }
    for target in ["/none.js", "/en/x.0123456789abcdef.wasm", "/feeds/none.ics", "/favicon.ico"] {
        let got = get(&server, target);
        assert_eq!((got.status, got.header("Content-Type")), (404, Some("text/plain; charset=utf-8")), "{target}");
        assert_eq!(got.header("Cache-Control"), Some(CACHE_OTHER), "{target}");
        assert!(!got.text().contains('<'));
    }
    fs::remove_file(folder.dist().join("404.html")).unwrap();
    let got = get(&server, "/none");
    assert_eq!((got.status, got.header("Content-Type")), (404, Some("text/plain; charset=utf-8")));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let (folder, server) = site("outside");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), folder.dist().join("link.txt")).unwrap();
    let targets = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/a/../../secret.txt",
        "/.hidden",
        "/%2ehidden",
        "//secret.txt",
        "/calendar/../../secret.txt",
        "/%00",
        "/%ff",
        "/link.txt",
        "/....//secret.txt",
        "/sw.js%00.html",
        "/./sw.js",
        "/calendar%2fagenda",
    ];
    for target in targets {
        let got = get(&server, target);
        assert!(got.status == 404 || got.status == 400, "{target}: {}", got.status);
        assert!(!got.text().contains("secret"), "{target}");
    }
    // A target that is not a path, and an absolute one.
    assert_eq!(send(server.addr(), "GET", "http://x/calendar", &[]).status, 200);
    let _ = folder;
}

#[test]
fn compressed_copies_are_sent_unchanged() {
    let (folder, server) = site("encodings");
    let address = "/app.0123456789abcdef.wasm";
    let cases = [
        ("gzip, deflate, br, zstd", Some("br"), ".br"),
        ("gzip", Some("gzip"), ".gz"),
        ("br;q=0", None, ""),
        ("br;q=0.1, gzip;q=0.9", Some("gzip"), ".gz"),
        ("", None, ""),
    ];
    let mut tags = Vec::new();
    for (accept, encoding, suffix) in cases {
        let got = send(server.addr(), "GET", address, &[&format!("Accept-Encoding: {accept}")]);
        assert_eq!(got.header("Content-Encoding"), encoding, "{accept}");
        assert_eq!(got.body, fs::read(folder.dist().join(format!("{}{suffix}", &address[1..]))).unwrap(), "{accept}");
        assert_eq!(got.header("Content-Type"), Some("application/wasm"), "{accept}");
        assert_eq!(got.header("Cache-Control"), Some(CACHE_HASHED), "{accept}");
        assert_eq!(got.header("Vary"), Some("Accept-Encoding"), "{accept}");
        assert_eq!(got.header("Content-Length"), Some(got.body.len().to_string().as_str()));
        tags.push(got.header("ETag").unwrap().to_owned());
    }
    assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[2] == tags[4], "{tags:?}");
    let plain = send(server.addr(), "GET", "/sw.js", &["Accept-Encoding: br"]);
    assert_eq!((plain.header("Content-Encoding"), plain.text().as_str()), (None, "// worker"));
}

#[test]
fn types_and_cache_rules() {
    let (_folder, server) = site("types");
    for (target, media_type) in [
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/feeds/all.ics", "text/calendar; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
    ] {
        let got = get(&server, target);
        assert_eq!(
            (got.header("Content-Type"), got.header("Cache-Control")),
            (Some(media_type), Some(CACHE_OTHER)),
            "{target}"
        );
    }
}

#[test]
fn every_answer_has_the_security_headers() {
    let (_folder, server) = site("security");
    let tag = get(&server, "/").header("ETag").unwrap().to_owned();
    let same = format!("If-None-Match: {tag}");
    let answers = [
        ("GET", "/", ""),
        ("HEAD", "/", ""),
        ("GET", "/none", ""),
        ("GET", "/none.js", ""),
        ("GET", "/calendar/", ""),
        ("POST", "/", ""),
        ("GET", "/sw.js", ""),
        ("GET", "/", same.as_str()),
    ];
    for (method, target, header) in answers {
        let headers: Vec<&str> = [header].into_iter().filter(|header| !header.is_empty()).collect();
        let got = send(server.addr(), method, target, &headers);
        for (name, value) in SECURITY {
            assert_eq!(got.header(name), Some(*value), "{method} {target}: {name}");
        }
    }
}

#[test]
fn other_sites_may_frame_embed_pages() {
    let folder = SampleSite::new("frames");
    fs::create_dir_all(folder.dist().join("embed")).unwrap();
    fs::write(folder.dist().join("embed/next.html"), "<body>next</body>").unwrap();
    for base in ["/", "/sub/"] {
        let options = Options { root: folder.dist(), port: 0, base: base.into(), live_reload: false, log: false };
        let server = Server::start(options).unwrap();
        let policy = |target: &str| {
            let got = get(&server, &format!("{base}{target}"));
            let policy = got.header("Content-Security-Policy").unwrap();
            (got.status, policy.contains("frame-ancestors *"), policy.contains("frame-ancestors 'none'"))
        };
        assert_eq!(policy("embed/next?category=x"), (200, true, false));
        assert_eq!(policy("embed/next.html"), (200, true, false));
        assert_eq!(policy("embed/none"), (404, false, true));
        assert_eq!(policy("calendar"), (200, false, true));
    }
}

#[test]
fn a_matching_etag_gets_304() {
    let (folder, server) = site("etag");
    let first = get(&server, "/calendar");
    let tag = first.header("ETag").unwrap().to_owned();
    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".into()] {
        let got = send(server.addr(), "GET", "/calendar", &[&format!("If-None-Match: {known}")]);
        assert_eq!((got.status, got.body.len(), got.header("ETag")), (304, 0, Some(tag.as_str())), "{known}");
    }
    // Another text of the same length, written immediately.
    fs::write(folder.dist().join("calendar.html"), "<body>calendar LV</body>").unwrap();
    let got = send(server.addr(), "GET", "/calendar", &[&format!("If-None-Match: {tag}")]);
    assert_eq!((got.status, got.text().as_str()), (200, "<body>calendar LV</body>"));
}

#[test]
fn only_get_and_head() {
    let (_folder, server) = site("methods");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "FOO"] {
        let got = send(server.addr(), method, "/", &[]);
        assert_eq!((got.status, got.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let (full, head) = (get(&server, "/"), send(server.addr(), "HEAD", "/", &[]));
    assert_eq!((head.status, head.body.len()), (200, 0));
    for name in ["Content-Length", "Content-Type", "ETag", "Cache-Control"] {
        assert_eq!(head.header(name), full.header(name), "{name}");
    }
}

#[test]
fn a_site_can_be_served_below_a_path() {
    let folder = SampleSite::new("base");
    let options = Options { root: folder.dist(), port: 0, base: "/sub/".into(), live_reload: false, log: false };
    let server = Server::start(options.clone()).unwrap();
    assert!(server.url().ends_with("/sub/"));
    assert_eq!(get(&server, "/sub/calendar/2031").text(), "<body>calendar lv</body>");
    assert_eq!(get(&server, "/sub?x").header("Location"), Some("/sub/?x"));
    assert_eq!(get(&server, "/sub/calendar/?x").header("Location"), Some("/sub/calendar?x"));
    for target in ["/", "/calendar", "/subx/", "/sub../secret.txt"] {
        let got = get(&server, target);
        assert_eq!((got.status, got.header("Content-Type")), (404, Some("text/plain; charset=utf-8")), "{target}");
    }
    assert!(server.requests().is_empty(), "not logged");
    for base in ["", "sub", "/sub", "sub/", "//"] {
        assert!(Server::start(Options { base: base.into(), ..options.clone() }).is_err(), "{base}");
    }
}

#[test]
fn a_port_in_use_suggests_a_free_one() {
    let (folder, server) = site("port");
    let options =
        Options { root: folder.dist(), port: server.addr().port(), base: "/".into(), live_reload: false, log: false };
    let error = Server::start(options).err().unwrap();
    assert!(error.what.contains("is in use") && error.fix.contains("--port "), "{error}");
    assert!(
        Server::start(Options {
            root: Path::new("/no/such").into(),
            port: 0,
            base: "/".into(),
            live_reload: false,
            log: false
        })
        .is_err()
    );
}

//! Controlling a running server, for tests and `--dev`: closing, reopening, switching the folder, injecting faults,
//! reloading.

mod common;

use common::{SampleSite, get, send, site};
use site::serve::{Fault, Options, Server};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn closing_closes_every_connection_and_opening_takes_the_same_port() {
    let (_folder, server) = site("close");
    let addr = server.addr();
    // Kept open by the browser: one connection with an answered request, one without any request.
    let mut idle = TcpStream::connect(addr).unwrap();
    let mut kept = TcpStream::connect(addr).unwrap();
    kept.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut some = [0; 16];
    kept.read_exact(&mut some).unwrap();
    for round in 0..5 {
        server.close();
        assert!(TcpStream::connect(addr).is_err(), "round {round}");
        for stream in [&mut idle, &mut kept] {
            stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            let mut rest = Vec::new();
            let end = stream.read_to_end(&mut rest);
            assert!(
                end.is_ok() || end.unwrap_err().kind() == std::io::ErrorKind::ConnectionReset,
                "closed, not timed out"
            );
        }
        server.open().unwrap();
        assert_eq!(server.addr(), addr);
        assert_eq!(get(&server, "/").status, 200);
    }
    server.close();
    server.close();
    drop(server);
    assert!(TcpStream::connect(addr).is_err());
}

#[test]
fn every_request_is_listed() {
    let (_folder, server) = site("log");
    get(&server, "/calendar?q=x");
    send(server.addr(), "GET", "/app.0123456789abcdef.wasm", &["Accept-Encoding: br"]);
    send(server.addr(), "HEAD", "/none", &[]);
    let log = server.requests();
    let short: Vec<_> =
        log.iter().map(|l| (l.method.as_str(), l.target.as_str(), l.status, l.bytes, l.encoding.as_str())).collect();
    assert_eq!(
        short,
        [
            ("GET", "/calendar?q=x", 200, 24, ""),
            ("GET", "/app.0123456789abcdef.wasm", 200, 7, "br"),
            ("HEAD", "/none", 404, 0, "")
        ]
    );
    server.clear_requests();
    assert!(server.requests().is_empty());
}

#[test]
fn faults_for_tests() {
    let (_folder, server) = site("faults");
    server.set_fault(
        "/sw.js",
        Some(Fault::Answer { status: 200, media_type: "text/html; charset=utf-8", body: b"<p>portal".to_vec() }),
    );
    let got = get(&server, "/sw.js?1");
    assert_eq!(
        (got.status, got.header("Content-Type"), got.text().as_str()),
        (200, Some("text/html; charset=utf-8"), "<p>portal")
    );
    server.set_fault("/sw.js", Some(Fault::Redirect("/other.js".into())));
    assert_eq!(get(&server, "/sw.js").header("Location"), Some("/other.js"));
    server.set_fault("/sw.js", Some(Fault::Cut));
    let got = get(&server, "/sw.js");
    assert_eq!((got.header("Content-Length"), got.text().as_str()), (Some("9"), "// w"));
    server.set_fault("/sw.js", Some(Fault::Delay(Duration::from_millis(200))));
    let started = Instant::now();
    assert_eq!(get(&server, "/sw.js").text(), "// worker");
    assert!(started.elapsed() >= Duration::from_millis(200));
    server.set_fault("/sw.js", None);
    assert_eq!(get(&server, "/sw.js").text(), "// worker");
}

#[test]
fn the_folder_can_be_switched() {
    let (folder, server) = site("deploy");
    let next = folder.path().join("next");
    fs::create_dir_all(&next).unwrap();
    fs::write(next.join("index.html"), "new").unwrap();
    server.set_root(&next);
    assert_eq!(get(&server, "/").text(), "new");
    assert_eq!(get(&server, "/sw.js").status, 404);
}

#[test]
fn live_reload() {
    let folder = SampleSite::new("reload");
    let options = Options { root: folder.dist(), port: 0, base: "/sub/".into(), live_reload: true, log: false };
    let server = Server::start(options).unwrap();
    let got = send(server.addr(), "GET", "/sub/", &["Accept-Encoding: br"]);
    assert_eq!(got.text(), "<body>home<script src=\"/sub/__reload.js\" defer></script></body>");
    assert!(get(&server, "/sub/__reload.js").text().contains("EventSource(\"/sub/__reload\")"));
    let wasm = send(server.addr(), "GET", "/sub/app.0123456789abcdef.wasm", &["Accept-Encoding: br"]);
    assert_eq!(wasm.header("Content-Encoding"), None);
    let mut events = TcpStream::connect(server.addr()).unwrap();
    events.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    events.write_all(b"GET /sub/__reload HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut text = String::new();
    while !text.contains("retry: 500") {
        let mut some = [0; 4096];
        let count = events.read(&mut some).unwrap();
        text += std::str::from_utf8(&some[..count]).unwrap();
    }
    assert!(text.to_ascii_lowercase().contains("content-type: text/event-stream"), "{text}");
    let mut until = |wanted: &str| {
        let mut text = String::new();
        while !text.contains(wanted) {
            let mut some = [0; 4096];
            let count = events.read(&mut some).unwrap();
            text += std::str::from_utf8(&some[..count]).unwrap();
        }
    };
    server.set_notice("a.json:1:2: wrong\nand more");
    until("event: notice\ndata: a.json:1:2: wrong\ndata: and more\n\n");
    server.reload();
    until("event: reload\n");
    // Not available without the option.
    let (_other, plain) = site("no-reload");
    assert_eq!(get(&plain, "/__reload.js").status, 404);
}

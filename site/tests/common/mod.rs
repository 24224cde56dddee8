//! A sample site in a temporary folder, and a client that exposes the raw response.
#![allow(dead_code)] // Each test file uses its part.

use site::TempFolder;
use site::serve::{Server, spawn_for_tests};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A small site in a temporary folder.
pub struct SampleSite(TempFolder);

impl SampleSite {
    pub fn new(name: &str) -> Self {
        let folder = TempFolder::new(&format!("site-server-{name}")).unwrap();
        let files: [(&str, &str); 17] = [
            ("dist/index.html", "<body>home</body>"),
            ("dist/404.html", "<body>nav</body>"),
            ("dist/calendar.html", "<body>calendar lv</body>"),
            ("dist/calendar/agenda.html", "<body>agenda</body>"),
            ("dist/calendar/2026.html", "<body>2026</body>"),
            ("dist/en/index.html", "<body>home en</body>"),
            ("dist/en/404.html", "<body>none</body>"),
            ("dist/en/calendar/index.html", "<body>calendar en</body>"),
            ("dist/app.0123456789abcdef.wasm", "wasm wasm wasm wasm"),
            ("dist/app.0123456789abcdef.wasm.br", "\u{1}brotli"),
            ("dist/app.0123456789abcdef.wasm.gz", "\u{1f}gzip"),
            ("dist/manifest.webmanifest", "{}"),
            ("dist/sw.js", "// worker"),
            ("dist/feeds/all.ics", "BEGIN:VCALENDAR"),
            ("dist/events/eu diena.html", "<body>diena</body>"),
            ("dist/.hidden", "secret"),
            ("secret.txt", "secret"),
        ];
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn dist(&self) -> PathBuf {
        self.0.path().join("dist")
    }
}

/// A response.
pub struct Got {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Got {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One request on a connection of its own.
pub fn send(addr: SocketAddr, method: &str, target: &str, headers: &[&str]) -> Got {
    send_to("localhost", addr, method, target, headers)
}

/// As [`send`], naming another host.
pub fn send_to(host: &str, addr: SocketAddr, method: &str, target: &str, headers: &[&str]) -> Got {
    let mut stream = TcpStream::connect(addr).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for header in headers {
        request += header;
        request += "\r\n";
    }
    stream.write_all((request + "\r\n").as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|part| part == b"\r\n\r\n").expect("an answer with a head");
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    Got { status: head[9..12].parse().unwrap(), head, body: all[end + 4..].to_vec() }
}

pub fn get(server: &Server, target: &str) -> Got {
    send(server.addr(), "GET", target, &[])
}

pub fn site(name: &str) -> (SampleSite, Server) {
    let folder = SampleSite::new(name);
    let server = spawn_for_tests(folder.dist()).unwrap();
    (folder, server)
}

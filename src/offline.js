// Use without a network: registers the service worker, offers its updates, mends what is damaged, forgets the site.
// Stands behind boot.js in one file. All texts are in the page (src/ui/offline.rs), shown by `html[data-notice]`.
(() => {
  const root = document.documentElement;
  const data = root.dataset;
  const site = data.root;
  const workers = navigator.serviceWorker;
  const script = document.currentScript.src;
  const standalone = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  const on = (target, names, run, capture) =>
    names.split(" ").forEach((name) => target.addEventListener(name, run, capture));
  const idle = self.requestIdleCallback ?? setTimeout;
  let registration, watched, touched, going, started, begun, tries = 0;
  // On the way out (boot.js): loading the page again would call the visitor back.
  const isLeaving = () => "left" in data;
  // Whoever reads or types is not interrupted by a page that loads itself again.
  on(self, "pointerdown keydown wheel", () => touched = true, true);
  const isFree = () => !touched && !isLeaving() && !document.querySelector("dialog[open]");

  // Asks the worker; done when it answers, or after a while. One that does not control the page, as after a forced reload,
  // can mend what is stored all the same.
  const ask = (what) => new Promise((done) => {
    const worker = registration && (workers.controller ?? registration.active);
    if (!worker) return done();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, 9e3);
    worker.postMessage(what, [port2]);
  });

  const apply = () => {
    going = true;
    registration.waiting?.postMessage("go");
  };

  // Beside the one in use; the very first is no update, even where it is said to wait for a moment.
  const waits = () => registration?.waiting && registration.active && workers.controller;
  // A kiosk changes while it plays to nobody, an installed app when it is opened, everyone else when asked to.
  const offer = async (when) => {
    if (!waits()) return;
    if ("kiosk" in data) return "attract" in data && apply();
    if (standalone && when === "opened" && history.length < 2 && isFree()) return apply();
    const answer = await fetch(site + "/version.json", { cache: "no-store" }).then((got) => got.json()).catch(() => 0);
    if (!waits()) return;
    if (answer.urgent) data.notice = "urgent";
    else if (!standalone || when) data.notice = "update";
  };

  const watch = (worker) => {
    if (!worker || worker === watched) return;
    watched = worker;
    const first = !registration.active;
    let stood;
    on(worker, "statechange", () => {
      // What was to be stored may come to nothing; then the version before stays. Where there is none, as on a first visit
      // with a bad network, it is tried again: else nothing would be stored before the next visit.
      if (worker.state === "redundant" && !stood && registration) {
        console.info("This version could not be stored.");
        if (first && tries++ < 2) setTimeout(() => registration && again().catch(() => {}), 1e4);
      }
      stood = 1;
      if (worker.state === "installed" && !first) offer();
      if (worker.state === "activated" && first) ready();
    });
  };
  const register = () => workers.register(site + "/sw.js", { updateViaCache: "none" });
  const again = async () => {
    registration = await register();
    attend();
  };
  const attend = () => {
    watch(registration.installing);
    on(registration, "updatefound", () => watch(registration.installing));
  };
  // Said once, and only where it is so: a worker that takes things away (sw-kill.js) is activated, too.
  // Nobody has to do anything about it, so it goes away by itself.
  const ready = async () => {
    if (!await caches.match(site + "/complete")) return;
    data.notice = "ready";
    setTimeout(() => data.notice === "ready" && delete data.notice, 8e3);
  };

  // How much of the device's storage is taken, where the browser tells and the page has a place for it.
  const weigh = async () => {
    const place = document.querySelector(".kept");
    const { usage } = place && await navigator.storage?.estimate?.() || {};
    if (!usage) return;
    place.children[0].textContent = (usage / 1e6).toLocaleString(root.lang, { maximumFractionDigits: 1 });
    place.hidden = false;
  };

  // Whether the page that is shown may register the worker: a help page leaves nothing behind.
  const may = () => data.worker === "on" || (data.worker === "installed" && (standalone || "kiosk" in data));
  const start = async () => {
    weigh();
    registration = await (may() ? register() : workers.getRegistration(site + "/"));
    if (!registration) return;
    begun = true;
    attend();
    on(workers, "controllerchange", () => going && !isLeaving() && location.reload());
    const check = () => registration.update().catch(() => {});
    setInterval(check, 36e5);
    on(self, "online", check);
    on(document, "visibilitychange", () => document.hidden || (check(), offer("resumed")));
    offer("opened");
    if (standalone) navigator.storage?.persist?.();
    // Not from help pages: nothing there should leave more than was there before.
    if (data.worker === "on") ask(standalone || "kiosk" in data ? "all" : "idle").then(weigh);
  };

  // Once a session and version: mended if it can be, then tried again, unless that would take the page away.
  const retry = async () => {
    try {
      if (sessionStorage.retried === script) return;
      sessionStorage.retried = script;
    } catch {
      return;
    }
    registration ??= await workers?.getRegistration(site + "/");
    await ask("idle");
    const there = workers?.controller || (await fetch(location, { method: "HEAD" }).catch(() => 0)).ok;
    if (there && isFree()) location.reload();
  };

  const settle = () => {
    if ("failed" in data) return started || (started = 1, retry());
    if ("ready" in data && !started && workers) {
      started = 1;
      // In any case soon: a page may have no idle moment for long.
      idle(() => start().catch((error) => console.info("Not stored for use without a network:", error)), { timeout: 5e3 });
    }
    if ("attract" in data) offer();
  };
  // Another page of the same document: it may have what the one before had not.
  on(self, "pagechange", () => {
    if (!begun) started = 0;
    else weigh();
  });
  new MutationObserver(settle).observe(root, { attributeFilter: ["data-ready", "data-failed", "data-attract"] });

  // The wasm stops for good at a panic; a script that is damaged never begins.
  const isFatal = (error) => error?.constructor?.name === "RuntimeError";
  const fail = () => {
    data.failed = "";
    // On the way to another page: the browser goes on alone.
    if (data.going && !isLeaving()) location.assign(data.going);
  };
  on(self, "error", (event) => {
    if (event.target.localName === "script" || isFatal(event.error)) fail();
  }, true);
  on(self, "unhandledrejection", (event) => isFatal(event.reason) && fail());

  const forget = async () => {
    registration = 0;
    // Workers first: they would store again what is deleted.
    await Promise.all((await workers?.getRegistrations() ?? []).map((one) => one.unregister()));
    for (const name of await self.caches?.keys() ?? []) await caches.delete(name);
    for (const { name } of await indexedDB.databases?.() ?? []) indexedDB.deleteDatabase(name);
    localStorage.clear();
    sessionStorage.clear();
    // What the page has in memory goes, too (src/platform/browser/kept.rs); other windows are told by the browser.
    dispatchEvent(new StorageEvent("storage"));
  };

  let install;
  on(self, "beforeinstallprompt", (event) => {
    // On phones the browser would say it in a bar of its own, to whoever looks over the shoulder.
    if (matchMedia("(pointer: coarse)").matches) event.preventDefault();
    install = event;
    data.install = "prompt";
  });
  if (navigator.standalone === false) data.install = "ios";

  on(document, "click", async ({ target }) => {
    const button = target.closest?.("[data-do]");
    const what = button?.dataset.do;
    if (what === "apply") apply();
    if (what === "later") delete data.notice;
    if (what === "install") install?.prompt();
    if (what !== "forget") return;
    await forget().catch(() => {});
    // The page itself, since without a network nothing else could be shown now.
    const { content, title } = document.querySelector("template.forgotten");
    document.title = title;
    history.replaceState(null, "", site + "/");
    document.body.replaceChildren(content);
  });
  settle();
})();

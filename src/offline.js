// Offline use: registers the service worker, offers its updates, repairs damaged files, and deletes the stored site.
// Appended to boot.js in one file. All texts are in the page (src/ui/offline.rs), shown by `html[data-notice]`.
(() => {
  const root = document.documentElement;
  const data = root.dataset;
  const site = data.root;
  const workers = navigator.serviceWorker;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const standalone = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  /**
   * Listens to several events.
   * @template {Event} T
   * @param {EventTarget} target
   * @param {string} names separated by spaces
   * @param {(event: T) => unknown} run
   * @param {boolean} [capture]
   */
  const on = (target, names, run, capture) =>
    names.split(" ").forEach((name) => target.addEventListener(name, /** @type {EventListener} */ (run), capture));
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  /** @type {ServiceWorker | undefined} */
  let watched;
  let touched = false, going = false, started = false, begun = false, tries = 0;
  // Leaving (boot.js): reloading the page would bring the visitor back.
  const isLeaving = () => "left" in data;
  // A page that reloads itself must not interrupt reading or typing.
  on(self, "pointerdown keydown wheel", () => touched = true, true);
  const isFree = () => !touched && !isLeaving() && !document.querySelector("dialog[open]");

  // Sends a message to the worker; resolves on its answer or after a timeout. A worker that does not control the page,
  // as after a forced reload, can repair what is stored, too.
  /**
   * @param {"idle" | "all" | "kiosk"} what
   * @returns {Promise<unknown>}
   */
  const ask = (what) => new Promise((done) => {
    const worker = registration && (workers.controller ?? registration.active);
    if (!worker) return done(0);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, 9e3);
    worker.postMessage(what, [port2]);
  });

  const apply = () => {
    going = true;
    registration?.waiting?.postMessage("go");
  };
  // From the beginning: a kiosk may apply an update while this page is still registering the worker.
  if (workers) on(workers, "controllerchange", () => going && !isLeaving() && location.reload());

  // The bar may appear over the focused element (WCAG 2.4.11).
  /** @param {"ready" | "update" | "urgent"} notice */
  const announce = (notice) => {
    data.notice = notice;
    const focused = document.querySelector(":focus-visible");
    const box = focused?.getBoundingClientRect();
    // Where the visitor has scrolled on, the page stays.
    if (box && box.bottom > 0 && box.top < innerHeight) focused?.scrollIntoView({ block: "nearest" });
  };

  // A version next to the one in use; the very first is not an update, even if it waits for a moment.
  const waits = () => registration?.waiting && registration.active && workers.controller;
  // A kiosk updates while it plays to nobody, an installed app when it is opened, other pages on request.
  /** @param {"opened" | "resumed"} [when] */
  const offer = async (when) => {
    if (!waits()) return;
    if ("kiosk" in data) return "attract" in data && apply();
    if (standalone && when === "opened" && history.length < 2 && isFree()) return apply();
    /** @type {{ urgent?: boolean }} */
    const answer = await fetch(site + "/version.json", { cache: "no-store" }).then((got) => got.json()).catch(() => 0);
    if (!waits()) return;
    if (answer.urgent) announce("urgent");
    else if (!standalone || when) announce("update");
  };

  /** @param {ServiceWorker | null | undefined} worker */
  const watch = (worker) => {
    if (!worker || worker === watched) return;
    watched = worker;
    const first = !registration?.active;
    let stood = false;
    on(worker, "statechange", () => {
      // Storing a version may fail; the previous one then stays. If there is none, as on a first visit with a bad
      // network, it is retried; otherwise nothing would be stored before the next visit.
      if (worker.state === "redundant" && !stood && registration) {
        console.info("This version could not be stored.");
        if (first && tries++ < 2) setTimeout(() => registration && again().catch(() => {}), 1e4);
      }
      stood = true;
      if (worker.state === "installed" && !first) offer();
      if (worker.state === "activated" && first) ready();
    });
  };
  // Nothing is stored again after the visitor has deleted the site, even if a worker was being registered meanwhile.
  let deleted = false;
  const empty = async () => {
    for (const name of await self.caches?.keys() ?? []) await caches.delete(name);
  };
  const register = async () => {
    const made = await workers.register(site + "/sw.js", { updateViaCache: "none" });
    if (!deleted) return made;
    await made.unregister();
    await empty();
  };
  const again = async () => {
    registration = await register();
    if (registration) attend(registration);
  };
  /** @param {ServiceWorkerRegistration} current */
  const attend = (current) => {
    watch(current.installing);
    on(current, "updatefound", () => watch(registration?.installing));
  };
  // Announced once, and only if true: a worker that deletes things (sw-kill.js) is activated, too. It needs no action,
  // so it disappears by itself.
  const ready = async () => {
    if (!await caches.match(site + "/complete")) return;
    announce("ready");
    setTimeout(() => data.notice === "ready" && delete data.notice, 8e3);
  };

  // The storage in use, if the browser reports it and the page has an element for it.
  const weigh = async () => {
    /** @type {HTMLElement | null} */
    const place = document.querySelector(".kept");
    const { usage } = place && await navigator.storage?.estimate?.() || {};
    if (!place || !usage) return;
    place.children[0].textContent = (usage / 1e6).toLocaleString(root.lang, { maximumFractionDigits: 1 });
    place.hidden = false;
  };

  // Whether the current page may register the worker: a help page leaves no traces.
  const may = () => !deleted && (data.worker === "on" || (data.worker === "installed" && (standalone || "kiosk" in data)));
  const start = async () => {
    weigh();
    registration = await workers.getRegistration(site + "/");
    // Back after the site was deleted stores nothing again.
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (may() && (registration || entry?.type !== "back_forward")) registration = await register();
    if (!registration) return;
    begun = true;
    attend(registration);
    const check = () => registration?.update().catch(() => {});
    setInterval(check, 36e5);
    on(self, "online", check);
    on(document, "visibilitychange", () => document.hidden || (check(), offer("resumed")));
    offer("opened");
    if (standalone) navigator.storage?.persist?.();
    // Not from help pages: they must not leave more than was stored before.
    if (data.worker === "on") ask("kiosk" in data ? "kiosk" : standalone ? "all" : "idle").then(weigh);
  };

  // Once per session and version: repairs what it can, then reloads, unless that would lose the page.
  const retry = async () => {
    try {
      if (sessionStorage.retried === script) return;
      sessionStorage.retried = script;
    } catch {
      return;
    }
    registration ??= await workers?.getRegistration(site + "/");
    await ask("idle");
    const there = workers?.controller || (await fetch(location.href, { method: "HEAD" }).catch(() => null))?.ok;
    if (there && isFree()) location.reload();
  };

  const settle = () => {
    if ("failed" in data) {
      if (started) return;
      started = true;
      return retry();
    }
    if ("ready" in data && !started && workers) {
      started = true;
      const begin = () => start().catch((error) => console.info("Not stored for use without a network:", error));
      // With a timeout: a page may have no idle moment for a long time. Safari does not report them.
      self.requestIdleCallback?.(begin, { timeout: 5e3 }) ?? setTimeout(begin);
    }
    if ("attract" in data) offer();
  };
  // Another page of the same document: it may allow what the previous one did not.
  on(self, "pagechange", () => {
    if (!begun) started = false;
    else weigh();
  });
  new MutationObserver(settle).observe(root, { attributeFilter: ["data-ready", "data-failed", "data-attract"] });

  // After a panic the wasm does not run again; a damaged script never starts.
  /** @param {object | null | undefined} error */
  const isFatal = (error) => error?.constructor?.name === "RuntimeError";
  const fail = () => {
    data.failed = "";
    // On the way to another page: the browser continues with a full navigation.
    if (!data.going || isLeaving()) return;
    // Help pages stay out of the history (boot.js).
    const quiet = [location.pathname, data.going].some((path) => /\/help\/?($|[?#])/.test(path));
    location[quiet ? "replace" : "assign"](data.going);
  };
  on(self, "error", /** @param {ErrorEvent} event */ (event) => {
    if (/** @type {Partial<Element>} */ (event.target).localName === "script" || isFatal(event.error)) fail();
  }, true);
  on(self, "unhandledrejection", /** @param {PromiseRejectionEvent} event */ (event) => isFatal(event.reason) && fail());

  // Deletes everything; false if something is left. Each step is independent of the others. WebKit may never finish
  // unregistering a worker.
  const forget = async () => {
    deleted = true;
    registration = undefined;
    const wait = () => new Promise((done) => setTimeout(done, 3e3));
    const steps = [
      () => {
        const own = Object.keys(localStorage).filter((name) => name[0] === "~");
        localStorage.clear();
        sessionStorage.clear();
        for (const name of own) indexedDB.deleteDatabase(name);
      },
      async () => {
        for (const { name = "" } of await indexedDB.databases?.() ?? []) indexedDB.deleteDatabase(name);
      },
      // Workers before caches: they would store again what is deleted.
      async () => {
        const all = await workers?.getRegistrations() ?? [];
        await Promise.race([Promise.all(all.map((one) => one.unregister())), wait()]);
      },
      empty,
    ];
    let done = true;
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        console.warn("Not deleted:", error);
        // Where the browser forbids storage, nothing was stored.
        if (/** @type {Error} */ (error).name !== "SecurityError") done = false;
      }
    }
    // The page's memory is cleared, too (src/platform/browser/storage.rs); the browser notifies other windows.
    dispatchEvent(new StorageEvent("storage"));
    return done;
  };

  /** @type {BeforeInstallPromptEvent | undefined} */
  let install;
  on(self, "beforeinstallprompt", /** @param {BeforeInstallPromptEvent} event */ (event) => {
    // On phones the browser would show a bar of its own, visible to anyone looking over the visitor's shoulder.
    if (matchMedia("(pointer: coarse)").matches) event.preventDefault();
    install = event;
    data.install = "prompt";
  });
  if (navigator.standalone === false) data.install = "ios";

  on(document, "click", async ({ target }) => {
    /** @type {HTMLElement | null | undefined} */
    const button = /** @type {Partial<Element>} */ (target).closest?.("[data-do]");
    const what = button?.dataset.do;
    if (what === "apply") apply();
    if (what === "later") delete data.notice;
    if (what === "install") install?.prompt();
    if (what !== "forget" || "kiosk" in data) return;
    const { content, title } = /** @type {HTMLTemplateElement} */ (document.querySelector("template.forgotten"));
    // From now on, no other page replaces this one, and nothing is stored.
    data.forgotten = "";
    if (!await forget()) {
      delete data.forgotten;
      /** @type {HTMLElement | null} */
      const failed = document.querySelector(".not-forgotten");
      if (failed) failed.hidden = false;
      return;
    }
    // The page replaces its own content, because without a network nothing else could be shown. It stays when the
    // visitor goes back within this document: loading a page would store the site again.
    document.title = title;
    history.replaceState(null, "", site + "/");
    document.body.replaceChildren(content);
    document.querySelector("main")?.focus();
  });
  settle();
})();

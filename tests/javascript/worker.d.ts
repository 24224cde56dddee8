// The library declares the globals of dedicated workers; these are a service worker's.
declare const clients: Clients;
declare const registration: ServiceWorkerRegistration;
declare function skipWaiting(): Promise<void>;

/** The events of the global `addEventListener`. */
interface DedicatedWorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
}

/** A service worker's messages can prolong its life. */
interface MessageEvent<T = any> extends ExtendableEvent {}

/** https://wicg.github.io/netinfo/ and https://wicg.github.io/savedata/, in Chromium only. */
interface WorkerNavigator {
  readonly connection?: { readonly saveData: boolean };
}

/** A file that the worker stores, with its SHA-256 in base64 and for whom (site/src/build/worker/mod.rs). */
type StoredFile = [path: string, hash: string, bytes: number, group: string];

/** Appended to src/sw.js by the build. */
declare const SITE: {
  /** Without a trailing slash. */
  root: string;
  build: string;
  /** Language tags, the site's main language first. */
  langs: string[];
  /**
   * The file of each language's pack, of the kiosks', and of the style sheets'; under the empty name, that of pages
   * stored for everyone.
   */
  packs: Record<string, string>;
  /** The packs of pages that are not in their language's. */
  elsewhere: Record<string, string>;
  files: StoredFile[];
  /** A regular expression for pages without a place in a pack; its first group is the page that shows them. */
  led: string;
};

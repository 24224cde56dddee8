/** Trusted Types, which the library's declarations lack: HTML that a policy has passed counts as a string. */
interface TrustedTypePolicy {
  createHTML(html: string): string;
}

interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createHTML?: (html: string) => string; createScriptURL?: (url: string) => string },
    ): TrustedTypePolicy;
  };
  /** How the program replaces pages (src/page.js, src/platform/browser/page.rs). */
  site: Site;
}

interface Site {
  /** Where each section was left: its page's name and the address. */
  left: Record<string, string>;
  prefetch(path: string): void;
  /** The page of a path or, if there is none, that of another. */
  get(path: string, otherwise: string): Promise<Document>;
  /** Replaces the page; `before` runs immediately before and returns whether the page is still wanted. */
  change(page: Document, before: () => boolean): Promise<void>;
  /** Ends the wait for a control that was activated before hydration; if wanted, activates it again. */
  replay(isWanted: boolean): void;
  say(text: string): void;
  focused(): string | undefined;
}

interface Navigator {
  /** Safari on iOS. */
  readonly standalone?: boolean;
}

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

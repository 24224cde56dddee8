/** The kinds of pages that the bar may lead to. */
type Place = "home" | "calendar" | "supporters" | "timeline" | "search" | "help";

/** The messages and addresses of a language (src/app/words.rs). */
type Words = Record<Message, string> & {
  to: Record<Place | "kiosk", string>;
  /** The beginning of the language's addresses. */
  base: string;
  /** The language's name in itself. */
  name: string;
};

type Message =
  | "nav" | "home" | "calendar" | "supporters" | "timeline" | "search" | "help" | "languages" | "still"
  | "stillText" | "go" | "end" | "size" | "contrast" | "lower" | "scan" | "scanEvent" | "scanPlan" | "take"
  | "close" | "space" | "erase" | "done" | "keyboard" | "wait" | "pin" | "operator" | "day" | "rounds"
  | "views" | "content" | "storage" | "updated" | "reload" | "leave" | "version" | "title";

/** A kiosk profile (campaign/src/publish/kiosk.rs). */
interface Profile {
  name: string;
  /** The path below the language's base at which a session starts. */
  start: string;
  languages: string[];
  views: Place[];
  screen: { widthMm: number; heightMm: number };
  pin: string;
  /** The factor by which time passes faster in a trial run. */
  speed: number;
  idleSeconds: number;
  helpIdleSeconds: number;
  countdownSeconds: number;
}

/** The state of a kiosk: its profile, and what a visitor has chosen. */
interface State extends Profile {
  /** The address of the sign of life for the watchdog. */
  alive?: string | null;
  /** How many steps larger the text is. */
  size?: number;
  contrast?: boolean;
  low?: boolean;
}

/** What is counted, by day and name, and when the content in use arrived. */
interface Counts {
  days: Record<string, Record<string, number>>;
  built?: string;
  since?: string;
}

type Listener = (event: Event) => unknown;

/** What a visitor may choose. */
type Choice = "size" | "contrast" | "low";

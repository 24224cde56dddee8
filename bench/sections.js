// The counterpart of the whole app: a React Router app whose calendar, wall and timeline are routes, each with its own
// library and loaded when first shown. The same content; `html[data-drawn]` names the section that is interactive.
// In advance: esbuild loads no style sheet with a route.
import "fullcalendar/skeleton.css";
import "fullcalendar/themes/classic/theme.css";
import "fullcalendar/themes/classic/palette.css";
import "react-photo-album/rows.css";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { Link, Outlet, RouterProvider, createBrowserRouter } from "react-router";

const SECTIONS = ["home", "calendar", "supporters", "timeline"];

/** Told by each section once its library has drawn it. */
const alive = (name) => document.documentElement.setAttribute("data-drawn", name);

function Home() {
  useEffect(() => alive("home"), []);
  return createElement("h1", null, "Home");
}

function Frame() {
  const links = SECTIONS.map((name) => createElement(Link, { key: name, to: name === "home" ? "/sections.html" : `/${name}` }, name));
  return createElement("div", null, createElement("nav", null, links), createElement("main", null, createElement(Outlet)));
}

const data = await (await fetch("sections.json")).json();
const loaded = async (section) => ({ Component: (await section).section(data, alive) });
const router = createBrowserRouter([
  {
    Component: Frame,
    children: [
      { path: "/sections.html", Component: Home },
      { path: "/calendar", lazy: () => loaded(import("./sections/calendar.js")) },
      { path: "/supporters", lazy: () => loaded(import("./sections/supporters.js")) },
      { path: "/timeline", lazy: () => loaded(import("./sections/timeline.js")) },
    ],
  },
]);
createRoot(document.getElementById("place")).render(createElement(RouterProvider, { router }));

import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { RowsPhotoAlbum } from "react-photo-album";
import "react-photo-album/rows.css";
import { start } from "./page.js";

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

start((data, place) => {
  const photos = data.ratios.map((ratio, n) => ({
    src: PIXEL,
    key: `${n}`,
    alt: `${n}`,
    width: Math.round(ratio * 1000),
    height: 1000,
  }));
  return {
    open() {
      const album = createElement(RowsPhotoAlbum, { photos, targetRowHeight: 150, spacing: 6, defaultContainerWidth: 358 });
      createRoot(place).render(album);
    },
    step: (n) => (place.style.width = n % 2 ? "358px" : "344px"),
    seen: () => place.querySelector("img") && `${place.querySelector("img").getBoundingClientRect().width}`,
  };
});

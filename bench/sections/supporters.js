import { createElement, useEffect } from "react";
import { RowsPhotoAlbum } from "react-photo-album";

export const section = (data, alive) =>
  function Section() {
    useEffect(() => alive("supporters"), []);
    return createElement(RowsPhotoAlbum, { photos: data.photos, targetRowHeight: 150, spacing: 6, defaultContainerWidth: 358 });
  };

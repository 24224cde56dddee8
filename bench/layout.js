// Layout alone, without a page: the same aspect ratios, width and target height for all, in turns.
import justified from "justified-layout";
// The album's own function, imported by file: the package does not export it.
import { computeRowsLayout } from "./node_modules/react-photo-album/dist/layouts/rows.js";

const GAP = 4;

async function ours() {
  const { instance } = await WebAssembly.instantiate(await (await fetch("layout.wasm")).arrayBuffer());
  const { room, lay, row, right_edge, memory } = instance.exports;
  return (ratios, width, target) => {
    const at = room(ratios.length); // before `buffer`, which allocating may replace
    new Float32Array(memory.buffer, at, ratios.length).set(ratios);
    const count = lay(width, GAP, target);
    return () =>
      Array.from({ length: count }, (_, n) => ({ height: row(n), right: right_edge(n) }));
  };
}

function album(photos) {
  return (_ratios, width, target) => {
    const { tracks } = computeRowsLayout(photos, GAP, 0, width, target);
    return () =>
      tracks.map(({ photos }) => ({
        height: photos[0].height,
        right: photos.reduce((sum, photo) => sum + photo.width, GAP * (photos.length - 1)),
      }));
  };
}

function flickr(ratios, width, target) {
  const { boxes } = justified(ratios, {
    containerWidth: width,
    containerPadding: 0,
    boxSpacing: GAP,
    targetRowHeight: target,
  });
  return () => {
    const rows = new Map();
    for (const { top, left, width, height } of boxes) rows.set(top, { height, right: left + width });
    return [...rows.values()];
  };
}

/** Root mean square of how far rows are from the wanted height, and how many are not flush; the last row apart. */
function quality(rows, width, target) {
  rows.pop();
  const squares = rows.reduce((sum, { height }) => sum + (height - target) ** 2, 0);
  const ragged = rows.filter(({ right }) => Math.abs(right - width) > 0.5).length;
  return { rows: rows.length, off: Math.sqrt(squares / rows.length), ragged };
}

globalThis.bench = {
  /** For each layouter the milliseconds of each round, and how well it fits. */
  async run(width, target, rounds) {
    const { ratios } = await (await fetch("peers.json")).json();
    const photos = ratios.map((ratio) => ({ src: "", width: Math.round(ratio * 10000), height: 10000 }));
    const all = { ours: await ours(), album: album(photos), flickr };
    const times = { ours: [], album: [], flickr: [] };
    const fit = {};
    for (let round = -2; round < rounds; round += 1) {
      for (const [name, lay] of Object.entries(all)) {
        const began = performance.now();
        const rows = lay(ratios, width, target);
        const took = performance.now() - began;
        if (round >= 0) times[name].push(took);
        fit[name] = quality(rows(), width, target);
      }
    }
    return { times, fit };
  },
};

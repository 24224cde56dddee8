// QR codes (ISO/IEC 18004), encoded on the kiosk: byte mode, level M, versions 1 to 20, which hold 666 bytes; 665 with
// non-ASCII characters.
const PER_BLOCK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** @typedef {(boolean | undefined)[][]} Grid rows of modules: dark, light, or `undefined` where data goes */
/** @typedef {[x: number, y: number]} Module */

// The field GF(256) with the polynomial 0x11d.
const EXP = [1];
for (let i = 1; i < 255; i++) EXP[i] = EXP[i - 1] << 1 ^ (EXP[i - 1] & 128 ? 0x11d : 0);
/** @type {number[]} */
const LOG = [];
EXP.forEach((power, i) => LOG[power] = i);
/**
 * @param {number} a
 * @param {number} b
 */
const times = (a, b) => a && b && EXP[(LOG[a] + LOG[b]) % 255];
/**
 * @param {number[]} bytes
 * @param {number} degree
 */
const remainder = (bytes, degree) => {
  let divisor = [1];
  for (let i = 0; i < degree; i++) {
    divisor = [...divisor, 0].map((factor, at) => factor ^ times(divisor[at - 1] ?? 0, EXP[i]));
  }
  const rest = [...bytes, ...Array(degree).fill(0)];
  for (let i = 0; i < bytes.length; i++) {
    const factor = rest[i];
    divisor.forEach((one, at) => rest[i + at] ^= times(one, factor));
  }
  return rest.slice(bytes.length);
};

/**
 * The centres of the alignment patterns (Annex E).
 * @param {number} version
 */
const centres = (version) => {
  if (version === 1) return [];
  const count = (version / 7 | 0) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - (count - 2 - i) * step)];
};
/**
 * The modules for data: all but those of patterns, timing, format and version; bits are placed in pairs of columns
 * (7.7.3).
 * @param {number} version
 * @param {(x: number, y: number) => boolean} isFixed
 */
const room = (version, isFixed) => {
  const size = version * 4 + 17;
  /** @type {Module[]} */
  const cells = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - i : i;
        if (!isFixed(x, y)) cells.push([x, y]);
      }
    }
  }
  return cells;
};

/**
 * The remainder of a binary division, for format and version (7.9, 7.10).
 * @param {number} value
 * @param {number} divisor
 * @param {number} bits
 */
const binary = (value, divisor, bits) => {
  let rest = value << bits;
  while (rest >> bits) rest ^= divisor << Math.clz32(divisor) - Math.clz32(rest);
  return value << bits | rest;
};

/**
 * The function patterns of a version.
 * @param {number} version
 */
const frame = (version) => {
  const size = version * 4 + 17;
  /** @type {Grid} */
  const grid = Array.from({ length: size }, () => Array(size));
  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {(ring: number) => boolean} isDark
   */
  const square = (x, y, radius, isDark) => {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        if (grid[y + dy] && x + dx >= 0 && x + dx < size) grid[y + dy][x + dx] = isDark(Math.max(Math.abs(dx), Math.abs(dy)));
      }
    }
  };
  for (let i = 0; i < size; i++) grid[6][i] = grid[i][6] = i % 2 === 0;
  const middles = centres(version);
  const last = size - 7;
  /**
   * @param {number} x
   * @param {number} y
   */
  const isCorner = (x, y) => (x === 6 || y === 6) && (x === 6 || x === last) && (y === 6 || y === last);
  for (const y of middles) for (const x of middles) isCorner(x, y) || square(x, y, 2, (ring) => ring !== 1);
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  // Reserved for the format, whose bits depend on the mask.
  for (const [x, y] of format(size).flat()) grid[y][x] = false;
  grid[size - 8][8] = true;
  if (version > 6) {
    const bits = binary(version, 0x1f25, 12);
    for (let i = 0; i < 18; i++) {
      const a = size - 11 + i % 3;
      const b = i / 3 | 0;
      grid[b][a] = grid[a][b] = !!(bits >> i & 1);
    }
  }
  return grid;
};
/**
 * Both positions of each of the 15 bits, the lowest first.
 * @param {number} size
 * @returns {Module[][]}
 */
const format = (size) => Array.from({ length: 15 }, (_, i) => [
  i < 6 ? [8, i] : i < 8 ? [8, i + 1] : i === 8 ? [7, 8] : [14 - i, 8],
  i < 8 ? [size - 1 - i, 8] : [8, size - 15 + i],
]);

/** @type {((x: number, y: number) => number)[]} */
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => ((x / 3 | 0) + (y / 2 | 0)) % 2, (x, y) => x * y % 2 + x * y % 3,
  (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2,
];
/**
 * The penalty score of a mask (7.8.3): long runs, 2 × 2 blocks, finder-like patterns, imbalance of dark and light.
 * @param {Grid} grid
 */
const penalty = (grid) => {
  /** @param {Grid} rows */
  const text = (rows) => rows.map((row) => row.map(Number).join("")).join("|");
  const lines = `${text(grid)}|${text(grid.map((row, i) => row.map((_, j) => grid[j][i])))}`;
  let sum = 0;
  for (const [run] of lines.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
  sum += 40 * [...lines.matchAll(/(?=00001011101|10111010000)/g)].length;
  /**
   * @param {number} x
   * @param {number} y
   */
  const alike = (x, y) => grid[y][x] === grid[y][x + 1] && grid[y][x] === grid[y + 1][x] && grid[y][x] === grid[y + 1][x + 1];
  for (let y = 1; y < grid.length; y++) for (let x = 1; x < grid.length; x++) if (alike(x - 1, y - 1)) sum += 3;
  const dark = grid.flat().filter(Boolean).length / grid.length ** 2;
  return sum + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
};

// Declares the bytes as UTF-8 (ECI 26; 7.4.2). Without it readers guess, and mistake Latvian for Japanese.
const UTF8 = "011100011010";
/** @param {number[]} bytes */
const marker = (bytes) => bytes.some((byte) => byte > 127) ? UTF8 : "";
/**
 * The number of bits before the data: mode and length.
 * @param {number[]} bytes
 * @param {number} version
 */
const head = (bytes, version) => marker(bytes).length + 4 + (version > 9 ? 16 : 8);

/**
 * The codewords of a text, with error correction, in the order of their modules (7.4 to 7.6).
 * @param {number[]} bytes
 * @param {number} version
 * @param {number} capacity
 */
const codewords = (bytes, version, capacity) => {
  const blocks = BLOCKS[version - 1];
  const degree = PER_BLOCK[version - 1];
  const bits = `${marker(bytes)}0100${bytes.length.toString(2).padStart(version > 9 ? 16 : 8, "0")}${bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("")}`;
  const all = /** @type {string[]} */ (bits.padEnd(bits.length + 4, "0").match(/.{1,8}/g));
  const words = all.map((word) => parseInt(word.padEnd(8, "0"), 2));
  const wanted = capacity - blocks * degree;
  for (let i = 0; words.length < wanted; i++) words.push(i % 2 ? 0x11 : 0xec);
  words.length = wanted;
  const short = wanted / blocks | 0;
  const long = wanted % blocks;
  let at = 0;
  const data = Array.from({ length: blocks }, (_, i) => words.slice(at, at += short + Number(i >= blocks - long)));
  const checks = data.map((block) => remainder(block, degree));
  /**
   * @param {number[][]} all
   * @param {number} length
   */
  const mixed = (all, length) => Array.from({ length }, (_, i) => all.map((block) => block[i])).flat();
  return [...mixed(data, short + 1), ...mixed(checks, degree)].filter((word) => word !== undefined);
};

/**
 * The code of a text; `undefined` if it is too long.
 * @param {string} text
 */
const encode = (text) => {
  const bytes = [...new TextEncoder().encode(text)];
  for (let version = 1; version <= BLOCKS.length; version++) {
    const fixed = frame(version);
    const cells = room(version, (x, y) => fixed[y][x] !== undefined);
    const capacity = cells.length >> 3;
    if (bytes.length * 8 + head(bytes, version) > 8 * (capacity - BLOCKS[version - 1] * PER_BLOCK[version - 1])) continue;
    const words = codewords(bytes, version, capacity);
    const made = MASKS.map((mask, number) => {
      const grid = fixed.map((row) => [...row]);
      cells.forEach(([x, y], i) => grid[y][x] = !!((words[i >> 3] ?? 0) >> 7 - i % 8 & 1) !== !mask(x, y));
      const bits = binary(number, 0x537, 10) ^ 0x5412;
      format(grid.length).forEach((places, i) => places.forEach(([x, y]) => grid[y][x] = !!(bits >> i & 1)));
      return /** @type {const} */ ([penalty(grid), grid]);
    });
    return made.reduce((best, one) => one[0] < best[0] ? one : best)[1];
  }
};

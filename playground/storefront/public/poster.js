import { h } from './dom.js';

/** @import { Film } from './types.d.ts' */

/**
 * @typedef {object} Style How the posters of a genre look.
 * @property {string} back Colour at the top.
 * @property {string} deep Colour at the bottom, dark enough for white text.
 * @property {string} light Colour of the picture.
 * @property {(random: () => number) => string} draw SVG in a box of 200 by 300.
 */

/** @type {Record<string, Style>} By slug of the genre. */
const STYLES = {
  action: { back: '#d1462f', deep: '#3d0c11', light: '#ffb627', draw: stripes },
  adventure: { back: '#2a9d8f', deep: '#0b3c49', light: '#f4d58d', draw: mountains },
  'black-comedy': { back: '#4b4e6d', deep: '#15161f', light: '#95d13c', draw: smile },
  comedy: { back: '#f2a541', deep: '#8a3b12', light: '#fff1c9', draw: balloons },
  'concert-performance': { back: '#7b2cbf', deep: '#1b0633', light: '#ff9ef5', draw: waves },
  documentary: { back: '#6b7f82', deep: '#1f2a2c', light: '#e6ebe0', draw: lens },
  drama: { back: '#355c7d', deep: '#151f3b', light: '#f8b195', draw: moons },
  horror: { back: '#5a0f1c', deep: '#0a0507', light: '#e23e57', draw: teeth },
  musical: { back: '#c2417c', deep: '#3c0a3a', light: '#ffd166', draw: bars },
  'romantic-comedy': { back: '#e56b80', deep: '#6d1a3a', light: '#ffe3e8', draw: hearts },
  'thriller-suspense': { back: '#1f4e4f', deep: '#07171b', light: '#8fd3c4', draw: rings },
  western: { back: '#e08e45', deep: '#5b2310', light: '#ffe0a3', draw: desert },
};

/** @type {Style} */
const PLAIN = { back: '#77706a', deep: '#26221f', light: '#d9cfc1', draw: reel };

/**
 * Draws the poster of a film, since there are no pictures: a style for each genre, varied by film.
 *
 * @param {Pick<Film, 'slug' | 'title'> & { director?: string | null, genre: { slug: string } | null }} film
 */
export function poster({ slug, title, director, genre }) {
  const style = STYLES[genre?.slug ?? ''] ?? PLAIN;
  const random = randomOf(slug);
  const turn = `${between(random, -20, 20)}deg`;
  const picture = h('div', { class: 'poster-picture', 'aria-hidden': 'true' });
  // Numbers only, computed here: no text of the catalogue becomes markup.
  picture.innerHTML = `<svg viewBox="0 0 200 300" preserveAspectRatio="xMidYMid slice">${style.draw(random)}</svg>`;
  return h(
    'div',
    {
      class: 'poster',
      vars: { '--back': style.back, '--deep': style.deep, '--light': style.light, '--turn': turn },
    },
    picture,
    h(
      'div',
      { class: 'poster-text' },
      h('span', { class: 'poster-title' }, title ?? 'Untitled'),
      director && h('span', { class: 'poster-director' }, director),
    ),
  );
}

/**
 * The mulberry32 generator: the same film gets the same poster everywhere.
 *
 * @param {string} slug
 */
function randomOf(slug) {
  let state = 7;
  for (const letter of slug) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {() => number} random
 * @param {number} low
 * @param {number} high
 */
function between(random, low, high) {
  return Math.round(low + random() * (high - low));
}

/**
 * @param {number} count
 * @param {(index: number) => string} draw
 */
function repeat(count, draw) {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {number} [opacity]
 */
function disc(x, y, radius, opacity = 1) {
  return `<circle cx="${x}" cy="${y}" r="${radius}" opacity="${opacity}"/>`;
}

/** @param {() => number} random */
function stripes(random) {
  const angle = between(random, -38, -22);
  const lines = repeat(9, (index) => {
    const height = between(random, 4, 22);
    return `<rect x="-150" y="${-40 + index * 38}" width="500" height="${height}" opacity="${0.25 + random() * 0.65}"/>`;
  });
  return `<g transform="rotate(${angle} 100 150)">${lines}</g>`;
}

/** @param {() => number} random */
function mountains(random) {
  const sun = disc(between(random, 50, 150), between(random, 55, 95), between(random, 22, 36));
  const ridge = (/** @type {number} */ base, /** @type {number} */ opacity) =>
    `<path d="M-10 300V${base}L${between(random, 30, 60)} ${base - between(random, 50, 90)} ${between(random, 80, 110)} ${base} ${between(random, 130, 160)} ${base - between(random, 40, 110)} 215 ${base}V300Z" opacity="${opacity}"/>`;
  return sun + ridge(170, 0.3) + ridge(205, 0.45) + ridge(245, 0.6);
}

/** @param {() => number} random */
function smile(random) {
  const tilt = between(random, -24, 24);
  return `<g transform="rotate(${tilt} 100 110)" fill="none" stroke="var(--light)" stroke-width="13" stroke-linecap="round"><path d="M50 120a50 50 0 0 0 100 0"/><path d="M68 66l18 18m0-18-18 18M116 66l18 18m0-18-18 18"/></g>`;
}

/** @param {() => number} random */
function balloons(random) {
  return repeat(9, () =>
    disc(
      between(random, 10, 190),
      between(random, 15, 205),
      between(random, 10, 42),
      0.3 + random() * 0.6,
    ),
  );
}

/** @param {() => number} random */
function waves(random) {
  const lines = repeat(11, (index) => {
    const height = between(random, 6, 46);
    return `<path d="M-20 ${40 + index * 17}q30-${height} 60 0t60 0 60 0 60 0"/>`;
  });
  return `<g fill="none" stroke="var(--light)" stroke-width="3.5">${lines}</g>`;
}

/** @param {() => number} random */
function lens(random) {
  const x = between(random, 80, 120);
  const grid = repeat(
    6,
    (index) =>
      `<path d="M0 ${index * 42}H200M${index * 40} 0V300" stroke="var(--light)" opacity=".25"/>`,
  );
  return `${grid}${disc(x, 112, 66, 0.25)}${disc(x, 112, 48, 0.5)}${disc(x, 112, between(random, 14, 28))}`;
}

/** @param {() => number} random */
function moons(random) {
  const y = between(random, 90, 130);
  const gap = between(random, 18, 44);
  const radius = between(random, 44, 62);
  return (
    disc(100 - gap, y, radius, 0.75) + disc(100 + gap, y + between(random, -24, 24), radius, 0.45)
  );
}

/** @param {() => number} random */
function teeth(random) {
  const row = (/** @type {number} */ from, /** @type {number} */ direction) => {
    const points = repeat(
      6,
      (index) =>
        `L${index * 34 + 17} ${from + direction * between(random, 40, 95)}L${(index + 1) * 34} ${from}`,
    );
    return `<path d="M0 ${from}${points}V${from - direction * 60}H0Z"/>`;
  };
  return `${row(14, 1)}<g opacity=".4">${row(226, -1)}</g>`;
}

/** @param {() => number} random */
function bars(random) {
  return repeat(8, (index) => {
    const height = between(random, 40, 190);
    return `<rect x="${12 + index * 23}" y="${215 - height}" width="14" height="${height}" rx="7" opacity="${0.5 + random() * 0.5}"/>`;
  });
}

/** @param {() => number} random */
function hearts(random) {
  const heart = 'M0 24C-46-10-22-46 0-22 22-46 46-10 0 24Z';
  return repeat(5, (index) => {
    const x = between(random, 30, 170);
    const y = 40 + index * 38;
    return `<path d="${heart}" transform="translate(${x} ${y}) rotate(${between(random, -25, 25)}) scale(${0.5 + random() * 0.9})" opacity="${0.4 + random() * 0.6}"/>`;
  });
}

/** @param {() => number} random */
function rings(random) {
  const x = between(random, 70, 130);
  const y = between(random, 85, 130);
  const lines = repeat(8, (index) => `<circle cx="${x}" cy="${y}" r="${14 + index * 19}"/>`);
  return `<g fill="none" stroke="var(--light)" stroke-width="${between(random, 3, 8)}" opacity=".75">${lines}</g>`;
}

/** @param {() => number} random */
function desert(random) {
  const x = between(random, 70, 130);
  const y = between(random, 105, 150);
  const radius = between(random, 44, 70);
  const lines = repeat(
    7,
    (index) =>
      `<rect y="${y + 18 + index * 13}" width="200" height="${2 + index}" opacity="${0.7 - index * 0.08}"/>`,
  );
  return `<path d="M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${radius * 2} 0Z"/>${lines}`;
}

/** @param {() => number} random */
function reel(random) {
  const turn = between(random, 0, 60);
  const holes = repeat(
    6,
    (index) =>
      `<circle cx="100" cy="72" r="15" fill="var(--deep)" transform="rotate(${turn + index * 60} 100 112)"/>`,
  );
  return `${disc(100, 112, 68, 0.8)}${holes}<circle cx="100" cy="112" r="9" fill="var(--deep)"/>`;
}

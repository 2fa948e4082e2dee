import { createRandom, pick, type Random } from '../random.ts';

/** Pixels. */
const WIDTH = 1200;
const HEIGHT = 675;

const PALETTES = [
  ['#1b1b3a', '#693668', '#f0a868', '#ffe8c7'],
  ['#0f2a2e', '#1f6f6b', '#f2b84b', '#fff3d9'],
  ['#2b1320', '#8c2f39', '#f2855e', '#ffe3d3'],
  ['#101d3f', '#2f5aa8', '#8fc7e8', '#f4fbff'],
  ['#23301c', '#5c7a3a', '#d9c15a', '#fbf6df'],
] as const satisfies [Palette, ...Palette[]];

type Palette = readonly [dark: string, middle: string, bright: string, pale: string];

type Motif = (random: Random, palette: Palette) => string;

const MOTIFS = {
  desert(random, [dark, middle, bright]) {
    const sun = `<circle cx="${between(random, 420, 800)}" cy="330" r="150" fill="${bright}"/>`;
    return `${sun}${hills(random, 430, middle)}${hills(random, 530, dark)}`;
  },
  city(random, [dark, middle, bright]) {
    const houses = Array.from({ length: 17 }, (_, index) => {
      const top = between(random, 180, 470);
      const house = rectangle(index * 72, top, 66, HEIGHT - top, index % 2 ? dark : middle);
      return house + windows(random, index * 72, top, bright);
    });
    return houses.join('');
  },
  beam(random, [dark, middle, bright, pale]) {
    const light = `<path d="M180 560 1200 ${between(random, 0, 120)}V${between(random, 600, 660)}Z" fill="${pale}" opacity=".35"/>`;
    const reel = (x: number, y: number, radius: number) =>
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${dark}"/><circle cx="${x}" cy="${y}" r="${radius / 4}" fill="${bright}"/>`;
    return `${light}${rectangle(60, 480, 190, 150, middle)}${reel(95, 420, 78)}${reel(225, 440, 60)}`;
  },
  sea(random, [dark, middle, , pale]) {
    const waves = [0, 1, 2, 3, 4].map((row) => {
      const top = 330 + row * 70;
      const shift = between(random, -80, 0);
      return `<path d="M${shift} ${top}${'q40-46 80 0t80 0'.repeat(9)}V675H0Z" fill="${row % 2 ? dark : middle}" opacity=".8"/>`;
    });
    return `<circle cx="880" cy="190" r="90" fill="${pale}"/>${waves.join('')}`;
  },
  spiral(random, [dark, middle, bright, pale]) {
    const colours = [middle, bright, pale, dark];
    const drift = between(random, -9, 9);
    const rings = Array.from({ length: 11 }, (_, index) => {
      const radius = 400 - index * 36;
      return `<circle cx="${600 + index * drift}" cy="${338 - index * 4}" r="${radius}" fill="${colours[index % 4]}"/>`;
    });
    return rings.join('');
  },
  curtain(random, [dark, middle, bright, pale]) {
    const spot = between(random, 380, 820);
    const folds = Array.from({ length: 16 }, (_, index) =>
      rectangle(index * 75, 0, 76, HEIGHT, index % 2 ? dark : middle),
    );
    return `${folds.join('')}<ellipse cx="${spot}" cy="690" rx="520" ry="200" fill="${bright}"/><ellipse cx="${spot}" cy="720" rx="380" ry="160" fill="${pale}"/>`;
  },
  moon(random, [dark, middle, , pale]) {
    const stars = Array.from(
      { length: 60 },
      () =>
        `<circle cx="${between(random, 0, WIDTH)}" cy="${between(random, 0, 420)}" r="${between(random, 1, 4)}" fill="${pale}"/>`,
    );
    const moon = `<circle cx="860" cy="210" r="120" fill="${pale}"/><circle cx="810" cy="180" r="112" fill="${middle}"/>`;
    return `${rectangle(0, 0, WIDTH, HEIGHT, middle)}${stars.join('')}${moon}${hills(random, 500, dark)}`;
  },
} satisfies Record<string, Motif>;

/** What a cover shows. */
export type CoverMotif = keyof typeof MOTIFS;

/** Draws the cover of an article as SVG: the same picture for the same slug. */
export function drawCover(slug: string, motif: CoverMotif): string {
  const random = createRandom(`film-shop cover ${slug}`);
  const palette = pick<Palette>(random, PALETTES);
  const sky = `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${palette[1]}"/><stop offset="1" stop-color="${palette[2]}"/></linearGradient></defs>`;
  const back = rectangle(0, 0, WIDTH, HEIGHT, 'url(#sky)');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${sky}${back}${MOTIFS[motif](random, palette)}</svg>`;
}

function between(random: Random, low: number, high: number): number {
  return Math.round(low + random() * (high - low));
}

function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function hills(random: Random, top: number, fill: string): string {
  const points = Array.from(
    { length: 7 },
    (_, index) => `${index * 200} ${top + between(random, -50, 50)}`,
  );
  return `<path d="M0 ${HEIGHT}L${points.join('L')}V${HEIGHT}Z" fill="${fill}"/>`;
}

function windows(random: Random, left: number, top: number, fill: string): string {
  const lights: string[] = [];
  for (let y = top + 18; y < HEIGHT - 30; y += 34) {
    for (const x of [left + 12, left + 38]) {
      if (random() < 0.4) lights.push(rectangle(x, y, 14, 18, fill));
    }
  }
  return lights.join('');
}

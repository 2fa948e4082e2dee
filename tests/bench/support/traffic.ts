import { randomUUID } from 'node:crypto';
import { seededRandom } from './random.ts';

/** Share of events that are an identify, and of visitors who are known. */
const IDENTIFY = 0.05;
const KNOWN = 0.7;

const names = ['Product Viewed', 'Product Added', 'Product List Viewed', 'Order Completed'];
/** Genres of the films that are looked at. */
export const GENRES = ['Drama', 'Comedy', 'Thriller/Suspense', 'Action', 'Documentary'];

/** A stream of events as a shop sends them: about 700 bytes each, few heavy visitors and many light. */
export type Traffic = {
  /** The next event, as a message of the tracking API. */
  next(): Record<string, unknown>;
  /** A batch request's body. */
  batch(size: number): string;
};

/**
 * Makes traffic with a fixed seed; only the message ids are new in every run.
 *
 * @param visitors how many people there are
 */
export function makeTraffic({ visitors = 20_000, seed = 1 } = {}): Traffic {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];

  const next = () => {
    // Squared: a tenth of the visitors does a third of the visiting.
    const visitor = Math.floor(random() ** 2 * visitors);
    const isKnown = visitor < visitors * KNOWN;
    const common = {
      messageId: randomUUID(),
      anonymousId: `anonymous-visitor-${visitor}`,
      ...(isKnown && { userId: `customer-${visitor}` }),
      timestamp: new Date().toISOString(),
      context: {
        page: {
          url: `https://shop.example/films/the-long-title-of-film-${visitor}`,
          path: `/films/the-long-title-of-film-${visitor}`,
          title: 'The long title of a film – The Film Shop',
          referrer: 'https://search.example/',
        },
        userAgent:
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
        locale: 'en-GB',
        library: { name: 'cdp.js', version: '0.1.0' },
      },
    };
    if (isKnown && random() < IDENTIFY) {
      return {
        ...common,
        type: 'identify',
        traits: { email: `customer-${visitor}@example.com`, city: 'Copenhagen', newsletter: true },
      };
    }
    return {
      ...common,
      type: 'track',
      event: pick(names),
      properties: {
        product_id: `film-${Math.floor(random() * 3_201)}`,
        name: 'The long title of a film',
        category: pick(GENRES),
        price: Math.round(random() * 2_000) / 100,
        total: Math.round(random() * 9_000) / 100,
        currency: 'USD',
        quantity: 1,
      },
    };
  };
  return {
    next,
    batch: (size) => JSON.stringify({ batch: Array.from({ length: size }, next) }),
  };
}

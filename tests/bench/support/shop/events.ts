import { seededRandom } from '../random.ts';
import { strongestId } from './people.ts';

/** What people look at. */
export const CATEGORIES = [
  ...['Drama', 'Comedy', 'Thriller', 'Action', 'Documentary', 'Family', 'Horror', 'Western'],
];
export const FILMS = 3_201;
const CAMPAIGNS = ['newsletter', 'search', 'social', 'partner'];

/** Days that events are of, and by how many minutes some come late. */
const DAYS = 365;
const LATE = 10;
const DAY = 24 * 60 * 60 * 1000;

/** What happens how often, in percent; the rest are products that are viewed. */
const SHARES: readonly [number, string][] = [
  [20, 'page'],
  [35, 'Product List Viewed'],
  [47, 'Product Added'],
  [51, 'Checkout Started'],
  [55, 'Order Completed'],
  [58, 'Newsletter Clicked'],
  [59, 'Product Reviewed'],
];

/** The columns of `cdp.events` that rows of `shopEvents` have. */
export const EVENT_COLUMNS = `identifier_id, timestamp, id, message_id, type, name, source,
  received_at, properties, context, envelope`;

/** Which category a film is of. */
export function categoryOf(film: number): string {
  return CATEGORIES[(film * 7) % CATEGORIES.length] ?? '';
}

/**
 * A year of events, in the order in which they come, as lines for COPY. A tenth of the people do a third
 * of everything; each has a favourite category. The same seed makes the same events, relative to now.
 */
export function* shopEvents(
  { people, events, now }: { people: number; events: number; now: number },
  seed = 7,
): Iterable<string> {
  const random = seededRandom(seed);
  const within = (limit: number) => Math.floor(random() * limit);
  const film = (person: number) => {
    // Six of ten are of the favourite category.
    if (random() >= 0.6) return within(FILMS);
    const rounds = Math.floor(FILMS / CATEGORIES.length);
    return ((person % CATEGORIES.length) + CATEGORIES.length * within(rounds)) % FILMS;
  };
  const step = (DAYS * DAY) / events;
  const begin = now - DAYS * DAY;
  for (let number = 0; number < events; number += 1) {
    const rank = Math.floor(random() ** 2 * people);
    // Spreads the busy over all: 611,953 is a prime.
    const person = (rank * 611_953) % people;
    const received = begin + number * step;
    const time = received - (random() < 0.1 ? random() * LATE * 60_000 : 0);
    const share = random() * 100;
    const name = SHARES.find(([limit]) => share < limit)?.[1] ?? 'Product Viewed';
    const properties = propertiesOf(name, { number, film: () => film(person), random });
    const isPage = name === 'page';
    yield [
      strongestId(person),
      new Date(time).toISOString(),
      number + 1,
      `m${number}`,
      isPage ? 'page' : 'track',
      isPage ? 'Film' : name,
      'shop',
      new Date(received).toISOString(),
      JSON.stringify(properties),
      JSON.stringify(contextOf(person, random)),
      '{}',
    ].join('\t');
  }
}

type Draw = { number: number; film(): number; random(): number };

function propertiesOf(name: string, { number, film, random }: Draw): object {
  const product = () => {
    const one = film();
    return {
      product_id: `film-${one}`,
      name: `The long title of film ${one}`,
      category: categoryOf(one),
      price: Math.round(500 + ((one * 7919) % 2_000)) / 100,
      currency: 'USD',
      quantity: random() < 0.1 ? 2 : 1,
    };
  };
  switch (name) {
    case 'page': {
      const path = `/films/the-long-title-of-film-${film()}`;
      return { path, title: 'The long title of a film', url: `https://shop.example${path}` };
    }
    case 'Product List Viewed':
      return { list_id: 'category', category: categoryOf(film()), sorting: 'newest' };
    case 'Checkout Started':
      return { value: Math.round(500 + random() * 9_000) / 100, currency: 'USD', items: 2 };
    case 'Order Completed': {
      const products = Array.from({ length: 1 + Math.floor(random() ** 2 * 4) }, product);
      const cents = products.reduce(
        (sum, { price, quantity }) => sum + Math.round(price * 100) * quantity,
        0,
      );
      const coupon = random() < 0.2 ? { coupon: 'WELCOME' } : {};
      return {
        order_id: `order-${number}`,
        total: cents / 100,
        currency: 'USD',
        ...coupon,
        products,
      };
    }
    case 'Newsletter Clicked':
      return { campaign: `week-${Math.floor(random() * 52)}`, link: 'offer' };
    case 'Product Reviewed':
      return { product_id: `film-${film()}`, rating: 1 + Math.floor(random() * 5) };
    default:
      return product();
  }
}

function contextOf(person: number, random: () => number): object {
  const source = CAMPAIGNS[Math.floor(random() * CAMPAIGNS.length)];
  return {
    locale: person % 5 === 0 ? 'da-DK' : 'en-GB',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    page: { path: `/films/${Math.floor(random() * FILMS)}`, referrer: 'https://search.example/' },
    ...(random() < 0.15 && { campaign: { source, name: 'autumn' } }),
    library: { name: 'cdp.js', version: '0.1.0' },
  };
}

import { hashText } from '../random.ts';

const PRICES = [4.99, 6.99, 7.99, 9.99, 11.99, 12.99, 14.99, 19.99] as const;

/** What a film costs, in US dollars: made up, but the same for the same film on every machine. */
export function priceOf(slug: string): number {
  return PRICES[hashText(`film-shop price ${slug}`) % PRICES.length] ?? PRICES[0];
}

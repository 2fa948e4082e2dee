import fc from 'fast-check';

/** Values that events, traits and tests draw from, so that they meet. */
const WORDS = ['a', 'A', 'ab', 'Straße', 'STRASSE', 'İ', 'ΟΔΟΣ', 'x_y%', '5', 'true', ''] as const;
const NUMBERS = [5, 0, -1.5, 0.1, 0.2, 0.30000000000000004, 1e21, 1e-7] as const;
const DATES = [
  '2026-10-25',
  '2026-10-24',
  '1990-10-26',
  '2000-02-29',
  '2026-10-25T02:30',
  '2026-10-25T02:30:00.9999999',
  '2026-10-25T01:30:00Z',
  '2026-03-29T02:30:00',
  '2026-10-25T00:59:59.123456+01:00',
  '2026-02-30',
] as const;
export const DOCUMENTS = ['f1', 'f2', 'f3', 'f4', 'f5'] as const;
export const FILM = 'api::film.film';

const scalar = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...NUMBERS),
  fc.constantFrom('0.10', '1.5', '-1.50', '1e3', '007'),
  fc.constantFrom(...DATES),
  fc.constantFrom(true, false, null),
);
export const jsonValue = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.constantFrom({ a: 1 }, [], [['a']], [{ a: 'A' }, { a: 5 }], { a: [1, null], b: 'x' }),
);
export const properties = fc.record(
  {
    n: jsonValue,
    tag: jsonValue,
    film: fc.oneof(fc.constantFrom(...DOCUMENTS), fc.constantFrom(['f1', 'f2'], ['f9'], 'f9', 7)),
    items: fc.array(fc.record({ price: scalar, sku: scalar }, { requiredKeys: [] }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
);

/** Text and numbers that tests compare with. */
export const word = fc.oneof(
  fc.constantFrom(...WORDS.filter((one) => one !== ''), '0.1', '1000000000000000000000'),
  fc.constantFrom('street', 'σ', 'ς', 'i', 'rass'),
);
export const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer({ min: -3, max: 12 }));

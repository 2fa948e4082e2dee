import { defineConfig } from 'strapi-cdp-config';

/** The configuration of the film shop's connector, and an example for yours. */
export default defineConfig({
  name: 'film-shop',
  segmentGroupIdentifier: 'film-shop',
  // «This month» begins when it begins in Copenhagen.
  timeZone: 'Europe/Copenhagen',

  sources: [
    {
      key: 'storefront',
      name: 'Storefront',
      kind: 'browser',
      // Public by nature: a browser key can only write, and only from the origins named here.
      writeKey: process.env.STOREFRONT_WRITE_KEY ?? 'film-shop-browser-key',
      origins: [process.env.STOREFRONT_ORIGIN ?? 'http://127.0.0.1:4200'],
    },
  ],

  // What the shop's own user records say of a customer is not overruled by what a browser sends.
  traitPriority: ['user-customers'],

  destinations: [
    {
      key: 'articles-feed',
      name: 'Magazine feed of the storefront',
      kind: 'http',
      url: process.env.ARTICLES_FEED_URL ?? 'http://127.0.0.1:4200/feed',
    },
    {
      key: 'articles-file',
      name: 'Files in .cdp/exports',
      kind: 'file',
      directory: process.env.ARTICLES_FILE_DIRECTORY ?? '.cdp/exports',
    },
  ],

  segmentGroups: [
    {
      name: 'Film shop',
      identifier: 'film-shop',
      description: 'Segments that the storefront targets.',
      segments: [
        { name: 'Big spenders', identifier: 'big-spenders' },
        { name: 'Thriller fans', identifier: 'thriller-fans' },
        { name: 'Lapsed customers', identifier: 'lapsed-customers' },
        { name: 'Abandoned baskets', identifier: 'abandoned-baskets' },
      ],
    },
  ],

  computedTraits: [
    {
      name: 'Total spent',
      identifier: 'total-spent',
      function: 'sum',
      event: { type: 'track', name: 'Order Completed' },
      operand: { property: 'total' },
    },
    {
      name: 'Orders',
      identifier: 'orders',
      function: 'count',
      event: { type: 'track', name: 'Order Completed' },
    },
    {
      name: 'Last order',
      identifier: 'last-order',
      function: 'last',
      event: { type: 'track', name: 'Order Completed' },
    },
    {
      name: 'Favourite genre',
      identifier: 'favourite-genre',
      description: 'The genre of the films that they buy most.',
      function: 'most-frequent',
      event: { type: 'track', name: 'Order Completed' },
      operand: {
        property: 'products[].product_id',
        catalogue: { contentType: 'api::film.film', field: 'genre' },
      },
    },
    {
      name: 'Average basket',
      identifier: 'average-basket',
      function: 'average',
      event: { type: 'track', name: 'Order Completed' },
      operand: { property: 'total' },
    },
  ],

  activations: [
    {
      name: 'Win back',
      identifier: 'win-back',
      description: 'For the letter that goes to lapsed customers.',
      audience: 'lapsed-customers',
      destination: 'articles-file',
      interval: '0 6 * * *',
      timeZone: 'Europe/Copenhagen',
      fields: [
        { from: 'identifier', type: 'email', name: 'email' },
        { from: 'trait', path: 'firstName', name: 'firstName' },
        { from: 'computed-trait', trait: 'favourite-genre', name: 'favouriteGenre' },
        { from: 'computed-trait', trait: 'total-spent', name: 'totalSpent' },
      ],
    },
  ],

  audiences: [
    {
      name: 'Big spenders',
      identifier: 'big-spenders',
      description: 'Those whom the shop lives on.',
      rule: {
        kind: 'all',
        rules: [
          {
            kind: 'computed',
            function: 'sum',
            event: { type: 'track', name: 'Order Completed' },
            operand: { property: 'total' },
            within: { kind: 'last', count: 1, unit: 'years' },
            test: { type: 'number', operator: 'more-than', value: 100 },
          },
          {
            kind: 'computed-trait',
            trait: 'orders',
            test: { type: 'number', operator: 'at-least', value: 2 },
          },
        ],
      },
      segments: [{ group: 'film-shop', segment: 'big-spenders' }],
    },
    {
      name: 'Thriller fans',
      identifier: 'thriller-fans',
      description: 'Looked at several thrillers lately, whatever those are called.',
      rule: {
        kind: 'did',
        event: {
          type: 'track',
          name: 'Product Viewed',
          where: [
            {
              subject: 'catalogue',
              path: 'product_id',
              catalogue: { contentType: 'api::film.film', field: 'genre' },
              test: { type: 'text', operator: 'contains', values: ['thriller'] },
            },
          ],
        },
        count: { operator: 'at-least', value: 3 },
        within: { kind: 'last', count: 7, unit: 'days' },
      },
      segments: [{ group: 'film-shop', segment: 'thriller-fans' }],
    },
    {
      name: 'Lapsed customers',
      identifier: 'lapsed-customers',
      description: 'Bought once, and not for a quarter of a year.',
      rule: {
        kind: 'all',
        rules: [
          { kind: 'did', event: { type: 'track', name: 'Order Completed' } },
          {
            kind: 'did-not',
            event: { type: 'track', name: 'Order Completed' },
            within: { kind: 'last', count: 90, unit: 'days' },
          },
        ],
      },
      segments: [{ group: 'film-shop', segment: 'lapsed-customers' }],
    },
    {
      name: 'Abandoned baskets',
      identifier: 'abandoned-baskets',
      description: 'Put something into the basket in the last 24 hours, and bought nothing since.',
      rule: {
        kind: 'all',
        rules: [
          {
            kind: 'did',
            event: { type: 'track', name: 'Product Added' },
            within: { kind: 'last', count: 1, unit: 'days' },
          },
          {
            kind: 'did-not',
            event: { type: 'track', name: 'Order Completed' },
            within: {
              kind: 'since',
              event: { type: 'track', name: 'Product Added' },
              which: 'last',
            },
          },
          { kind: 'not', rule: { kind: 'audience', audience: 'big-spenders' } },
        ],
      },
      segments: [{ group: 'film-shop', segment: 'abandoned-baskets' }],
    },
    {
      name: 'First purchase this month',
      identifier: 'first-purchase-this-month',
      description: 'New customers, to be welcomed.',
      rule: {
        kind: 'first-time',
        event: { type: 'track', name: 'Order Completed' },
        within: { kind: 'calendar', unit: 'month' },
      },
    },
  ],

  fieldExports: {
    'plugin::users-permissions.user': ['email', 'username', 'firstName', 'lastName', 'city'],
    'api::film.film': [
      'title',
      { id: 'genre.name', name: 'genre' },
      'director',
      'distributor',
      'releaseDate',
      'imdbRating',
      'runningTimeMinutes',
      // Made by a processor of the shop's own: playground/src/field-processors.
      { id: 'runningTimeMinutes', name: 'length', processor: 'film-length' },
      'price',
      'slug',
    ],
    'api::article.article': [
      'title',
      'slug',
      'summary',
      'cover',
      { id: 'seo.metaTitle', name: 'metaTitle' },
      { id: 'seo.metaDescription', name: 'metaDescription' },
      'blocks',
    ],
  },

  schedule: {
    content: [
      {
        name: 'Articles to the magazine feed',
        interval: '*/30 * * * *',
        timeZone: 'Europe/Copenhagen',
        options: {
          contentType: 'api::article.article',
          streamId: 'articles',
          destination: 'articles-feed',
          mode: 'changes',
        },
      },
      {
        name: 'Articles to a file',
        interval: '0 3 * * *',
        timeZone: 'Europe/Copenhagen',
        options: {
          contentType: 'api::article.article',
          streamId: 'articles-nightly',
          destination: 'articles-file',
          locales: ['en'],
        },
      },
    ],
    user: [
      {
        name: 'Customers',
        interval: '*/15 * * * *',
        timeZone: 'Europe/Copenhagen',
        options: {
          contentType: 'plugin::users-permissions.user',
          streamId: 'customers',
          mode: 'changes',
        },
      },
    ],
    product: [
      {
        name: 'Films',
        interval: '0 4 * * *',
        timeZone: 'Europe/Copenhagen',
        options: { contentType: 'api::film.film', streamId: 'films' },
      },
    ],
  },
});

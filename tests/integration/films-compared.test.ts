import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { AdminClient, AdminReply } from '../support/admin-client.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

const FILM = 'api::film.film';

/** What an editor chose on the screen of the films' field export. */
const FIELDS = [
  { id: 'title', name: 'title', processor: { name: 'text', options: { letterCase: 'upper' } } },
  { id: 'slug', name: 'address' },
  { id: 'genre.name', name: 'genre' },
  { id: 'genre', name: 'genre_ids', processor: { name: 'ids', options: {} } },
  { id: 'genre', name: 'genre_names', processor: { name: 'names', options: {} } },
  { id: 'price', name: 'price', processor: { name: 'number', options: { decimals: 1 } } },
  { id: 'director', name: 'director_hash', processor: { name: 'hash', options: {} } },
  { id: 'releaseDate', name: 'year', processor: { name: 'date', options: { format: 'year' } } },
  { id: 'releaseDate', name: 'released' },
  { id: 'imdbRating', name: 'rating' },
  { id: 'worldwideGross', name: 'gross' },
  { id: 'runningTimeMinutes', name: 'length', processor: { name: 'film-length', options: {} } },
  {
    id: 'slug',
    name: 'label',
    processor: { name: 'template', options: { template: '{title} by {director}, {genre.name}' } },
  },
];

/** A film as PostgreSQL has it, told without any code of ours or of Strapi's. */
interface Film {
  documentId: string;
  title: string | null;
  slug: string;
  price: string;
  director: string | null;
  released: string | null;
  rating: string | null;
  gross: string | null;
  minutes: number | null;
  genre: string | null;
  genreId: string | null;
}

describe('all films of the shop, through the settings of the screens', () => {
  let sink: Sink;
  let site: Site;
  let admin: AdminClient;

  before(async () => {
    sink = await startSink();
    site = await startSite({});
    admin = await site.strapi.admin();
  });
  after(async () => {
    await site?.stop();
    await sink?.stop();
  });

  it('arrive with every value as the source has it', async () => {
    const films = await filmsOf(site.databases.strapi);
    assert.equal(films.length, 3201);
    await done(admin.put(`/cdp/field-exports/${FILM}`, { fields: FIELDS }));
    await done(
      admin.post('/cdp/destinations', {
        key: 'shelf',
        name: 'Shelf',
        kind: 'http',
        url: sink.url,
        headers: [],
      }),
    );
    const workflow = await done(
      admin.post('/cdp/workflows', {
        name: 'Films',
        kind: 'product',
        interval: '0 3 1 1 *',
        options: { contentType: FILM, streamId: 'films', destination: 'shelf', batchSize: 500 },
      }),
    );
    const run = await done(admin.post(`/cdp/workflows/${workflow.documentId}/runs`, {}));
    await eventually(
      async () => {
        const { body } = await admin.get(`/cdp/runs/${run.id}`);
        assert.deepEqual([body.error, body.state], [null, 'finished']);
      },
      { timeout: 120_000 },
    );

    const rows = sink.requests.flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[]);
    const byDocument = new Map(rows.map((row) => [row.documentId, row]));
    assert.equal(rows.length, films.length, 'each arrives once');
    for (const film of films) {
      const { updatedAt, ...row } = byDocument.get(film.documentId) ?? {};
      assert.deepEqual(row, expected(film), film.slug);
      assert.match(String(updatedAt), /^\d{4}-\d\d-\d\dT/);
    }
  });
});

/** The row that a film must arrive as: said once more, apart from the processors. */
function expected(film: Film): Record<string, unknown> {
  const { minutes, director } = film;
  const hours = Math.floor((minutes ?? 0) / 60);
  const rest = (minutes ?? 0) % 60;
  const text = (value: string | null) => value ?? '';
  return {
    op: 'upsert',
    documentId: film.documentId,
    contentType: FILM,
    locale: null,
    status: 'published',
    title: film.title?.toUpperCase() ?? null,
    address: film.slug,
    genre: film.genre,
    genre_ids: film.genreId ? [film.genreId] : [],
    genre_names: film.genre ? [film.genre] : [],
    price: Math.round(Number(film.price) * 10) / 10,
    director_hash: director
      ? createHash('sha256').update(director.trim().toLowerCase()).digest('hex')
      : null,
    year: film.released === null ? null : Number(film.released.slice(0, 4)),
    released: film.released,
    rating: film.rating === null ? null : Number(film.rating),
    gross: film.gross,
    ...(minutes && {
      length: [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' '),
      length_hours: hours,
      length_minutes: rest,
    }),
    label: `${text(film.title)} by ${text(director)}, ${text(film.genre)}`,
  };
}

async function filmsOf(url: string): Promise<Film[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Film>(`
      select f.document_id as "documentId", f.title, f.slug, f.price, f.director,
        f.release_date::text as released, f.imdb_rating as rating,
        f.worldwide_gross::text as gross, f.running_time_minutes as minutes,
        g.name as genre, g.document_id as "genreId"
      from films f
      left join films_genre_lnk l on l.film_id = f.id left join genres g on g.id = l.genre_id
    `);
    return rows;
  } finally {
    await client.end();
  }
}

async function done(call: Promise<AdminReply>): Promise<AdminReply['body']> {
  const { status, body } = await call;
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import filmShop from '../../config/cdp.config.ts';
import { type AdminClient, createAdminClient, createEditor } from '../support/admin-client.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

const KEY = 'the-key-of-the-till';
const VISITOR = randomUUID();
const BANNERS = '/content-manager/collection-types/api::banner.banner';

const authorization = `Basic ${btoa(`${KEY}:`)}`;

describe('content for segments', () => {
  let site: Site;
  let admin: AdminClient;

  before(async () => {
    site = await startSite({
      sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: KEY }],
      segmentGroupIdentifier: 'film-shop',
      segmentGroups: filmShop.segmentGroups,
    });
    admin = await site.strapi.admin();
    await send('POST', '/v1/track', { event: 'A', messageId: 'a', anonymousId: VISITOR });
  });
  after(() => site?.stop());

  const send = async (method: string, path: string, body: object) => {
    const reply = await fetch(`${site.connector.url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return reply.status;
  };
  const ask = async (path: string) => {
    const reply = await fetch(`${site.strapi.url}/api${path}`);
    // biome-ignore lint/suspicious/noExplicitAny: a test asserts on what it reads, deep in the body.
    return { status: reply.status, body: (await reply.json()) as any };
  };
  const titlesFor = async (query: string) => {
    const { status, body } = await ask(`/banners?sort=rank&fields=title&${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.data.map(({ title }: { title: string }) => title);
  };

  const EVERYONE = 'Three thousand films, and one without a title';
  const THRILLERS = 'Lights off, doors locked';
  const SPENDERS = 'The front row is yours';

  it('is for everyone where it names none, and else for whoever is in one', async () => {
    assert.equal((await titlesFor('')).length, 5, 'nobody is asked for');
    assert.deepEqual(await titlesFor('segments='), [EVERYONE]);
    assert.deepEqual(await titlesFor('segments=thriller-fans'), [THRILLERS, EVERYONE]);
    assert.deepEqual(await titlesFor('segments=film-shop/thriller-fans,big-spenders'), [
      SPENDERS,
      THRILLERS,
      EVERYONE,
    ]);
    assert.deepEqual(await titlesFor('segments=fans'), [EVERYONE], 'a part of a name is no name');
    assert.deepEqual(await titlesFor('segments=press/thriller-fans'), [EVERYONE]);
    const { body } = await ask('/banners?segments=thriller-fans&filters[rank][$lt]=5');
    assert.deepEqual(
      body.data.map(({ rank }: { rank: number }) => rank),
      [3],
      'with other filters',
    );
    assert.equal(body.meta.pagination.total, 1);
  });

  it('has ordered variants, of which the first that matches is taken, then the fallback', async () => {
    const first = (segments: string) => titlesFor(`variants=first&segments=${segments}`);
    assert.deepEqual(await first('thriller-fans,big-spenders'), [SPENDERS]);
    assert.deepEqual(await first('thriller-fans'), [THRILLERS]);
    assert.deepEqual(await first(''), [EVERYONE]);
    const { body } = await ask('/banners?segments=thriller-fans&variants=first&fields=title');
    assert.equal(body.meta.pagination.total, 1);
    assert.equal('segments' in body.data[0], false, 'what was not asked for is not told');
  });

  it('is one entry as well as a list', async () => {
    const { body } = await ask('/banners?sort=rank');
    const [forSpenders] = body.data;
    const path = `/banners/${forSpenders.documentId}`;
    assert.equal((await ask(`${path}?segments=big-spenders`)).status, 200);
    assert.equal((await ask(`${path}?segments=thriller-fans`)).status, 404);
  });

  it('refuses segments that are none, at their field', async () => {
    for (const query of [
      'segments="',
      'segments[$gt]=a',
      'visitor=ada',
      'segments=a&variants=last',
    ]) {
      assert.equal((await ask(`/banners?${query}`)).status, 400, query);
    }
  });

  it('is found by the anonymous id of the visitor, whose segments the connector knows', async () => {
    assert.deepEqual(await titlesFor(`visitor=${VISITOR}`), [EVERYONE]);
    await eventually(async () =>
      assert.equal(
        await send('PUT', '/v1/segments/overrides', {
          group: 'film-shop',
          segment: 'thriller-fans',
          identifier: { type: 'anonymous_id', value: VISITOR },
          in: true,
          reason: 'Won a year of thrillers.',
        }),
        204,
      ),
    );
    assert.deepEqual(await titlesFor(`visitor=${VISITOR}`), [THRILLERS, EVERYONE]);
  });

  it('is told to editors: how large segments are, and what anybody would see', async () => {
    const { body: choices } = await admin.get('/cdp/segment-content/segments');
    const fans = choices.items.find(
      ({ value }: { value: string }) => value === 'film-shop/thriller-fans',
    );
    assert.equal(fans.size, 1);
    assert.equal(fans.groupName, 'Film shop');
    const preview = '/cdp/segment-content/api::banner.banner/preview?segments=';
    const { body } = await admin.get(`${preview}film-shop/thriller-fans`);
    assert.deepEqual(
      body.items.map(({ title, isVariant }: { title: string; isVariant: boolean }) => [
        title,
        isVariant,
      ]),
      [
        [THRILLERS, true],
        [EVERYONE, false],
      ],
    );
    assert.equal(body.hidden, 3);
    assert.equal(
      (await admin.get('/cdp/segment-content/api::film.film/preview?segments=')).status,
      404,
    );
    const editor = await createAdminClient(
      site.strapi.url,
      await createEditor(admin, { name: 'Nosy', actions: ['plugin::cdp.segments.read'] }),
    );
    assert.equal((await editor.get(preview)).status, 403, 'who may not read the content');
    assert.equal(
      (await editor.put('/cdp/segments/overrides', {})).status,
      403,
      'who may not put people in',
    );
  });

  it('has people put in by an import of who may import and may put people in', async () => {
    const request = {
      fileId: randomUUID(),
      mapping: {
        name: 'Guests',
        source: 'guests',
        kind: 'traits',
        format: { kind: 'ndjson', encoding: 'utf-8' },
        fields: [{ column: 'email', type: 'text', target: 'email' }],
        segments: [{ group: 'film-shop', segment: 'big-spenders', in: true }],
      },
    };
    const importing = async (name: string, actions: string[]) => {
      const full = actions.map((action) => `plugin::cdp.${action}`);
      const login = await createEditor(admin, { name, actions: full });
      const editor = await createAdminClient(site.strapi.url, login);
      return (more: object = {}) =>
        editor.post('/cdp/imports', { ...request, mapping: { ...request.mapping, ...more } });
    };
    const clerk = await importing('Clerk', ['imports.create']);
    assert.equal((await clerk()).status, 403);
    assert.equal((await clerk({ segments: [] })).status, 404, 'there is no such file');
    const host = await importing('Host', ['imports.create', 'segments.assign']);
    assert.equal((await host()).status, 404, 'there is no such file');
  });

  it('is kept as editors choose it', async () => {
    const created = await admin.post(BANNERS, {
      title: 'Press only',
      text: 'Hello.',
      rank: 9,
      segments: ['film-shop/lapsed-customers', 'film-shop/big-spenders'],
    });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    assert.deepEqual(await titlesFor('segments=lapsed-customers'), [
      'Your seat is still warm',
      'Press only',
      EVERYONE,
    ]);
    await admin.delete(`${BANNERS}/${created.body.data.documentId}`);
  });
});

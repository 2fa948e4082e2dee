import type { Core } from '@strapi/strapi';

/** How far seeding got: not begun, interrupted half-way, or complete. */
export type SeedMarker = 'none' | 'running' | 'done';

const KEY = 'seed';

export async function readSeedMarker(strapi: Core.Strapi): Promise<SeedMarker> {
  const value = await store(strapi).get({ key: KEY });
  return value === 'running' || value === 'done' ? value : 'none';
}

export async function writeSeedMarker(
  strapi: Core.Strapi,
  value: Exclude<SeedMarker, 'none'>,
): Promise<void> {
  await store(strapi).set({ key: KEY, value });
}

function store(strapi: Core.Strapi) {
  return strapi.store({ type: 'core', name: 'film-shop' });
}

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const packings = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Seconds that browsers use a script without asking whether it has changed. */
const MAX_AGE = 300;

/** A script, ready to be sent. */
export interface Asset {
  etag: string;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
}

/** Packs a script once, in every way that browsers take. */
export async function packAsset(plain: Buffer): Promise<Asset> {
  const [br, zipped] = await Promise.all([packings.br(plain), packings.gzip(plain, { level: 9 })]);
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  // Weak: one value for the script however it is packed.
  return { etag: `W/"${digest}"`, plain, br, gzip: zipped };
}

/**
 * Reads a script of the build, and again when a build has replaced it.
 *
 * @throws when the file is not there
 */
export function assetOf(file: URL): () => Promise<Asset> {
  let known: { changed: number; asset: Promise<Asset> } | undefined;
  return async () => {
    const { mtimeMs: changed } = await stat(file);
    if (known?.changed !== changed) known = { changed, asset: readFile(file).then(packAsset) };
    return known.asset;
  };
}

/** Answers with a script, for pages of any origin. */
export function sendAsset(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  asset: Asset,
): FastifyReply {
  reply.headers({
    etag: asset.etag,
    vary: 'accept-encoding',
    'cache-control': `public, max-age=${MAX_AGE}, stale-while-revalidate=86400`,
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  if (headers['if-none-match']?.includes(asset.etag)) return reply.code(304).send();
  const packing = packingFor(headers['accept-encoding']);
  if (packing) reply.header('content-encoding', packing);
  return reply
    .type('text/javascript; charset=utf-8')
    .send(packing === undefined ? asset.plain : asset[packing]);
}

/** The best packing that a client takes. */
function packingFor(accepted: string | string[] = ''): keyof typeof packings | undefined {
  const taken = String(accepted)
    .split(',')
    .filter((item) => !/;\s*q=0(\.0*)?\s*$/.test(item))
    .map((item) => item.split(';', 1)[0]?.trim().toLowerCase());
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : undefined;
}

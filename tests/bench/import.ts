import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { IMPORT_PART_SIZE } from 'strapi-cdp-config';
import { bareInserts } from './support/bare-insert.ts';
import type { Bench } from './support/bench.ts';
import { backlog, openStage, type Stage, usageOf } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** Rows of the small file, and of the large one. */
const FEW = 30_000;
const MANY = 300_000;

/** Rows that a customer has. */
const ROWS_EACH = 4;

/** Milliseconds between two looks at the memory. */
const LOOK = 200;

/** Looks at the memory, and waits a moment. */
type Look = () => Promise<void>;

/** Rows a second from the file to visible profiles, and the memory that a large file takes. */
export const importing: Bench = async ({ seconds, scale }, report) => {
  const bare = await bareInserts(makeTraffic(), seconds);
  const small = await measure(FEW * scale);
  const large = await measure(MANY * scale);
  report({
    bench: 'import',
    case: 'rows, from file to profile',
    ratio: large.rate / bare,
    goal: '>= 0.1',
    figures: { rows_per_s: large.rate, bare_rows_per_s: bare },
  });
  report({
    bench: 'import',
    case: `peak of ${MANY * scale} rows, of ${FEW * scale}`,
    ratio: large.peak / small.peak,
    goal: '<= 1.3',
    figures: { small_peak_mb: small.peak, large_peak_mb: large.peak },
  });
};

/** Imports a file with a connector of its own. */
async function measure(rows: number): Promise<{ rate: number; peak: number }> {
  const stage = await openStage();
  try {
    let peak = 0;
    const look = async () => {
      peak = Math.max(peak, (await usageOf(stage.connector.processId)).megabytes);
      await delay(LOOK);
    };
    const fileId = await upload(stage, rows, look);
    const begin = performance.now();
    await importFile(stage, fileId, rows, look);
    while ((await backlog(stage)) > 0) await look();
    return { rate: rows / ((performance.now() - begin) / 1000), peak };
  } finally {
    await stage.close();
  }
}

const HEADER = 'customer_id,ordered_at,total,note\n';

/** All rows have the same length: that of the file is known before it is made. */
function rowOf(index: number, rows: number): string {
  const customer = String(index % Math.ceil(rows / ROWS_EACH)).padStart(8, '0');
  const minute = String(index % 60).padStart(2, '0');
  const total = (10 + (index % 9_000) / 100).toFixed(2).padStart(6, '0');
  return `c${customer},2026-02-01T10:${minute}:00Z,${total},${'paid at the till '.repeat(3)}\n`;
}

/** Makes a file part by part, so that it is nowhere whole. @returns its id */
async function upload({ connector }: Stage, rows: number, look: Look): Promise<string> {
  const bytes = HEADER.length + rows * rowOf(0, rows).length;
  const file = await connector.management('POST', '/imports/files', { name: 'orders.csv', bytes });
  const path = `/imports/files/${file.id}`;
  let part = 0;
  let pending = Buffer.from(HEADER);
  const send = async (size: number) => {
    await connector.upload(`${path}/parts/${part}`, pending.subarray(0, size));
    pending = pending.subarray(size);
    part += 1;
    await look();
  };
  for (let index = 0; index < rows; index += 10_000) {
    const count = Math.min(10_000, rows - index);
    const lines = Array.from({ length: count }, (_, place) => rowOf(index + place, rows));
    pending = Buffer.concat([pending, Buffer.from(lines.join(''))]);
    while (pending.length >= IMPORT_PART_SIZE) await send(IMPORT_PART_SIZE);
  }
  if (pending.length > 0) await send(pending.length);
  await connector.management('POST', `${path}/complete`, {});
  return file.id;
}

/** Imports what was uploaded, and waits until all of its rows wait to be processed. */
async function importFile(
  { connector }: Stage,
  fileId: string,
  rows: number,
  look: Look,
): Promise<void> {
  const analysis = await connector.management('POST', `/imports/files/${fileId}/analysis`, {});
  const { id } = await connector.management('POST', '/imports', {
    fileId,
    mapping: analysis.suggestion,
    requestedBy: 'bench',
  });
  for (;;) {
    const { state, counts, error } = await connector.management('GET', `/imports/${id}`);
    if (state === 'finished' && counts.added === rows) return;
    if (state === 'failed' || state === 'finished') {
      throw new Error(`The import ended after ${counts.added} rows: ${error}`);
    }
    await look();
  }
}

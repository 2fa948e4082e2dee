import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import {
  IMPORT_PART_SIZE,
  type ImportAnalysis,
  type ImportBadRowsPage,
  type ImportDryRun,
  type ImportFile,
  type ImportRun,
  type ImportRunsPage,
  importAnalysisRequestSchema,
  importDryRunRequestSchema,
  importFileInputSchema,
  importRequestSchema,
  importRunsQuerySchema,
  mappingRenameSchema,
  pageQuerySchema,
  type SavedMappingsPage,
} from 'strapi-cdp-config';
import { z } from 'zod';
import { importQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { analyseFile } from './analysis.ts';
import { toCsv } from './csv.ts';
import { dryRun, dryRunCsv } from './dry-run.ts';
import { ImportFailure } from './failure.ts';
import {
  completeFile,
  createFile,
  findFile,
  PartError,
  readFile,
  storePart,
} from './files/index.ts';
import { deleteMapping, listMappings, renameMapping } from './mapping/index.ts';
import {
  cancel,
  deleteImport,
  findImport,
  listBadRows,
  listImports,
  readBadRows,
  requestImport,
} from './runs/index.ts';

const BAD_ROW_COLUMNS = ['row', 'reason', 'raw'];

const idParams = z.object({ id: z.uuid() });
const partParams = idParams.extend({ part: z.coerce.number().int().min(0) });
const nameParams = z.object({ name: z.string().max(120) });

/** `/imports` with its files, mappings and bad rows, below `/management`. */
export function importRoutes(platform: Platform): FastifyPluginAsync {
  return async (server) => {
    fileRoutes(server, platform);
    runRoutes(server, platform);
    badRowRoutes(server, platform);
    mappingRoutes(server, platform);
  };
}

function mappingRoutes(server: FastifyInstance, { database }: Platform): void {
  const noSuch = (name: string) => missing(`There is no mapping «${name}».`);
  server.get('/imports/mappings', ({ query }): Promise<SavedMappingsPage> => {
    return listMappings(database, parseInput(pageQuerySchema, query));
  });

  server.post('/imports/mappings/:name/rename', async ({ params, body }, reply) => {
    const { name } = parseInput(nameParams, params);
    const { name: wanted } = parseInput(mappingRenameSchema, body);
    const outcome = await renameMapping(database, name, wanted);
    if (outcome === 'missing') throw noSuch(name);
    if (outcome === 'taken') {
      const message = 'Another mapping has this name.';
      throw new HttpProblem(400, 'name_taken', message, { details: [{ path: 'name', message }] });
    }
    reply.status(204);
  });

  server.delete('/imports/mappings/:name', async ({ params }, reply) => {
    const { name } = parseInput(nameParams, params);
    if (!(await deleteMapping(database, name))) throw noSuch(name);
    reply.status(204);
  });
}

function fileRoutes(server: FastifyInstance, platform: Platform): void {
  const { database, clock, settings } = platform;
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );

  server.post('/imports/files', async ({ body }, reply): Promise<ImportFile> => {
    const input = parseInput(importFileInputSchema, body);
    if (input.bytes > settings.importLimit) {
      throw new HttpProblem(
        400,
        'too_large',
        `The file has more than ${settings.importLimit} bytes; pack it with gzip, split it, or set CDP_IMPORT_LIMIT.`,
      );
    }
    reply.status(201);
    return createFile(database, input, clock());
  });

  server.put(
    '/imports/files/:id/parts/:part',
    { bodyLimit: IMPORT_PART_SIZE },
    async ({ params, body }, reply) => {
      const { id, part } = parseInput(partParams, params);
      if (!Buffer.isBuffer(body)) {
        throw new HttpProblem(400, 'invalid_part', 'Send bytes as application/octet-stream.');
      }
      const file = await existing(platform, id);
      await storePart(database, file, part, body).catch(asProblem);
      reply.status(204);
    },
  );

  server.post('/imports/files/:id/complete', async ({ params }): Promise<ImportFile> => {
    const file = await existing(platform, parseInput(idParams, params).id);
    await completeFile(database, file).catch(asProblem);
    return { id: file.id, name: file.name, bytes: file.bytes };
  });

  server.post('/imports/files/:id/analysis', async ({ params, body }): Promise<ImportAnalysis> => {
    const file = await whole(platform, parseInput(idParams, params).id);
    const choices = parseInput(importAnalysisRequestSchema, body ?? {});
    return analyseFile(database, file, readFile(database, file.id), choices).catch(asProblem);
  });

  server.post('/imports/files/:id/dry-run', async ({ params, body }): Promise<ImportDryRun> => {
    const file = await whole(platform, parseInput(idParams, params).id);
    const options = parseInput(importDryRunRequestSchema, body);
    return dryRun(platform, readFile(database, file.id), options).catch(asProblem);
  });

  server.post('/imports/files/:id/dry-run.csv', async ({ params, body }, reply) => {
    const file = await whole(platform, parseInput(idParams, params).id);
    const options = parseInput(importDryRunRequestSchema, body);
    reply.type('text/csv; charset=utf-8');
    return reply.send(dryRunCsv(platform, readFile(database, file.id), options));
  });
}

function runRoutes(server: FastifyInstance, platform: Platform): void {
  const { database, jobs, clock } = platform;
  server.get('/imports', ({ query }): Promise<ImportRunsPage> => {
    return listImports(database, parseInput(importRunsQuerySchema, query));
  });

  server.post('/imports', async ({ body }, reply): Promise<ImportRun> => {
    const { fileId, mapping, requestedBy } = parseInput(importRequestSchema, body);
    const file = await whole(platform, fileId);
    const result = await requestImport(
      database,
      { file, mapping, requestedBy },
      clock(),
      (runId, transaction) => jobs.send(importQueue, { runId }, { key: runId, transaction }),
    );
    if ('underWay' in result) {
      throw new HttpProblem(
        409,
        'import_under_way',
        `An import of «${mapping.source}» is under way already; wait for it to end.`,
      );
    }
    reply.status(201);
    return result.run;
  });

  server.get('/imports/:id', ({ params }) => {
    return existingRun(platform, parseInput(idParams, params).id);
  });

  server.post('/imports/:id/cancel', async ({ params }): Promise<ImportRun> => {
    const { id } = parseInput(idParams, params);
    await cancel(database, id, clock());
    return existingRun(platform, id);
  });

  server.delete('/imports/:id', async ({ params }, reply) => {
    const { id } = parseInput(idParams, params);
    await existingRun(platform, id);
    if (!(await deleteImport(database, id))) {
      throw new HttpProblem(409, 'import_under_way', 'The import is under way; cancel it first.');
    }
    reply.status(204);
  });
}

function badRowRoutes(server: FastifyInstance, platform: Platform): void {
  const { database } = platform;
  server.get('/imports/:id/bad-rows', async ({ params, query }): Promise<ImportBadRowsPage> => {
    const run = await existingRun(platform, parseInput(idParams, params).id);
    return listBadRows(database, run, parseInput(pageQuerySchema, query));
  });

  server.get('/imports/:id/bad-rows.csv', async ({ params }, reply) => {
    const { id } = await existingRun(platform, parseInput(idParams, params).id);
    reply.type('text/csv; charset=utf-8');
    return reply.send(toCsv(readBadRows(database, id), BAD_ROW_COLUMNS));
  });
}

async function existing({ database }: Platform, id: string) {
  const file = await findFile(database, id);
  if (file && !file.forgotten) return file;
  throw missing('There is no such file any more; upload it again.');
}

async function whole(platform: Platform, id: string) {
  const file = await existing(platform, id);
  if (file.complete) return file;
  throw new HttpProblem(409, 'incomplete', 'The file is not complete; send its parts first.');
}

async function existingRun({ database }: Platform, id: string): Promise<ImportRun> {
  const run = await findImport(database, id);
  if (run) return run;
  throw missing('There is no such import.');
}

function missing(message: string): HttpProblem {
  return new HttpProblem(404, 'not_found', message);
}

/** What is wrong with the file or its parts is for the sender to mend. */
function asProblem(error: unknown): never {
  if (error instanceof ImportFailure) throw new HttpProblem(400, 'invalid_file', error.message);
  if (error instanceof PartError) throw new HttpProblem(400, 'invalid_part', error.message);
  throw error;
}

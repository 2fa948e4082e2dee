import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The entry that the site makes at its first start, and that must arrive. */
export const ENTRY = { title: 'Installed from the packages' };

/** The workflow that exports it, and the file destination's directory in the site. */
export const EXPORT = { workflow: 'content-notes', directory: 'exports' };

const NOTE = 'api::note.note';

const factory = (part: string) =>
  `import { factories } from '@strapi/strapi';\n\nexport default factories.createCore${part}('${NOTE}');\n`;

/**
 * A Strapi site in TypeScript as its own generator makes it, with one content type, and with what
 * the README says to add. By path; texts are written as they are.
 */
const texts: Record<string, string> = {
  'tsconfig.json': json({
    extends: '@strapi/typescript-utils/tsconfigs/server',
    compilerOptions: { outDir: 'dist', rootDir: '.' },
    include: ['./config', './src', './src/**/*.json'],
    exclude: ['node_modules', 'dist', 'src/admin'],
  }),
  'config/admin.ts': `export default ({ env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
});
`,
  'config/api.ts': 'export default { rest: { defaultLimit: 25, maxLimit: 100 } };\n',
  'config/database.ts': `export default ({ env }) => ({
  connection: { client: 'postgres', connection: { connectionString: env('DATABASE_URL') } },
});
`,
  'config/middlewares.ts': `export default [
  'strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy',
  'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public',
];
`,
  'config/plugins.ts': `export default ({ env }) => ({
  cdp: {
    enabled: true,
    config: {
      connectorUrl: env('CDP_CONNECTOR_URL', 'http://127.0.0.1:4100'),
      secret: env('CDP_SECRET'),
    },
  },
});
`,
  'config/server.ts': `export default ({ env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS') },
});
`,
  'config/cdp.config.ts': `import { defineConfig } from 'strapi-cdp-config';

export default defineConfig({
  name: 'fresh-site',
  destinations: [{ key: 'notes', name: 'Notes', kind: 'file', directory: '${EXPORT.directory}' }],
  fieldExports: { '${NOTE}': ['title'] },
  schedule: {
    content: [
      {
        name: 'Notes',
        key: '${EXPORT.workflow}',
        interval: '0 3 * * *',
        options: { contentType: '${NOTE}', streamId: 'notes', destination: 'notes' },
      },
    ],
  },
});
`,
  'src/index.ts': `export default {
  async bootstrap({ strapi }) {
    const notes = strapi.documents('${NOTE}');
    if ((await notes.count({})) === 0) {
      await notes.create({ data: ${JSON.stringify(ENTRY)}, status: 'published' });
    }
  },
};
`,
  'src/api/note/content-types/note/schema.json': json({
    kind: 'collectionType',
    collectionName: 'notes',
    info: { singularName: 'note', pluralName: 'notes', displayName: 'Note' },
    options: { draftAndPublish: true },
    attributes: { title: { type: 'string', required: true } },
  }),
  'src/api/note/controllers/note.ts': factory('Controller'),
  'src/api/note/routes/note.ts': factory('Router'),
  'src/api/note/services/note.ts': factory('Service'),
  'public/robots.txt': 'User-agent: *\n',
  'public/uploads/.gitkeep': '',
};

/**
 * Writes the site.
 *
 * @param dependencies what its package.json asks for, by name
 */
export async function writeSite(
  directory: string,
  dependencies: Record<string, string>,
): Promise<void> {
  const manifest = json({
    name: 'fresh-site',
    version: '0.1.0',
    private: true,
    dependencies,
    strapi: { uuid: false },
  });
  for (const [path, text] of Object.entries({ ...texts, 'package.json': manifest })) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Article } from './article.ts';
import { drawCover } from './cover.ts';

/**
 * Uploads the cover of an article through Strapi's upload service, unless it is in the library.
 *
 * @returns the id of the file.
 */
export async function uploadCover(strapi: Core.Strapi, article: Article): Promise<number> {
  const name = `${article.en.slug}.svg`;
  const existing = await strapi.db.query('plugin::upload.file').findOne({ where: { name } });
  if (existing) return existing.id;
  const folder = await mkdtemp(join(tmpdir(), 'film-shop-'));
  try {
    const filepath = join(folder, name);
    const picture = drawCover(article.en.slug, article.cover.motif);
    await writeFile(filepath, picture);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText: article.cover.alt } },
        files: [
          {
            filepath,
            originalFilename: name,
            mimetype: 'image/svg+xml',
            size: Buffer.byteLength(picture),
          },
        ],
      });
    return file.id;
  } finally {
    await rm(folder, { recursive: true });
  }
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** A file of the shop window, ready to send. */
export interface StaticFile {
  body: Buffer;
  contentType: string;
  etag: string;
}

/**
 * Reads a folder into memory, by path from its root such as `/css/base.css`: it is small, and what
 * was not there at the start can never be served. Files of other kinds are left out.
 */
export async function readStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    if (!entry.isFile() || !CONTENT_TYPES[extname(entry.name)]) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    files.set(path, createStaticFile(path, await readFile(file)));
  }
  return files;
}

/** Makes a file of its content. What it is, its name says. */
export function createStaticFile(path: string, body: Buffer): StaticFile {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, contentType: CONTENT_TYPES[extname(path)] ?? 'application/octet-stream', etag };
}

import { trackingSnippet } from 'strapi-cdp-config';
import type { StorefrontSettings } from './settings.ts';
import { createStaticFile, type StaticFile } from './static-files.ts';

/** Stands in the head of a page where the tracking snippet goes. */
const PLACE = '<!-- tracking -->';

/** Puts the tracking snippet into every page that has a place for it. */
export function trackPages(
  files: ReadonlyMap<string, StaticFile>,
  { connectorUrl, writeKey }: StorefrontSettings,
): ReadonlyMap<string, StaticFile> {
  // The shop names its pages itself: its addresses change with every filter.
  const attributes = { 'auto-pages': 'false' };
  const snippet = trackingSnippet({ connectorUrl, writeKey, attributes });
  return new Map(
    [...files].map(([path, file]) => {
      if (!path.endsWith('.html')) return [path, file];
      const body = file.body.toString('utf8').replace(PLACE, () => snippet);
      return [path, createStaticFile(path, Buffer.from(body))];
    }),
  );
}

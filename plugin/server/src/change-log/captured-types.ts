import { exportableTypes, type FindModel, findModel } from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';

export const FILE_UID = 'plugin::upload.file';

/**
 * The content types that a record can hold something of: those that can be exported, what they relate
 * to, and files. All of them are watched, exported at present or not: an instance of Strapi does not
 * know which field exports another one has just saved.
 */
export function capturedTypes(strapi: Strapi): string[] {
  const models: FindModel = (uid) => findModel(strapi, uid);
  const found = new Set<string>([FILE_UID]);
  const seen = new Set<string>();

  function visit(uid: string): void {
    if (seen.has(uid)) return;
    seen.add(uid);
    const model = models(uid);
    if (!model) return;
    if (isContentType(uid)) found.add(uid);
    for (const { target, component, components = [] } of Object.values(model.attributes)) {
      for (const other of [target, component, ...components]) if (other) visit(other);
    }
  }

  const isContentType = (uid: string) =>
    uid in strapi.contentTypes && !/^(?:admin|strapi|plugin::cdp\.)/.test(uid);

  for (const { uid } of exportableTypes(strapi).list()) visit(uid);
  return [...found];
}

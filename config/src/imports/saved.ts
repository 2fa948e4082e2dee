import { z } from 'zod';
import { nameSchema } from '../shared/identifier.ts';
import { instantSchema } from '../shared/instant.ts';
import { pageOf } from '../shared/page.ts';
import { importMappingSchema } from './mapping.ts';

/** A mapping that an import left, to be used again. */
export const savedMappingSchema = z.strictObject({
  mapping: importMappingSchema,
  usedAt: instantSchema,
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

/** `GET /management/imports/mappings`: the one that was used last first. */
export const savedMappingsPageSchema = pageOf(savedMappingSchema);
export type SavedMappingsPage = z.infer<typeof savedMappingsPageSchema>;

/** `POST /management/imports/mappings/:name/rename`. 400 while another has the name. */
export const mappingRenameSchema = z.strictObject({ name: nameSchema });
export type MappingRename = z.infer<typeof mappingRenameSchema>;

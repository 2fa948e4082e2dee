export { applyCatalogueRecords } from './apply.ts';
export { type CatalogueEntry, findCatalogueEntries } from './find.ts';

export { batchedUsers, keepBatch, readBatch, removeReplaced, removeUsers } from './batches.ts';
export { copiesToCsv } from './copies-csv.ts';
export { findExportedEntries, readCopies } from './exported-entries.ts';
export { pack, unpack } from './packing.ts';

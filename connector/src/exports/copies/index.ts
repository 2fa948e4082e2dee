export { copiesOfUsers, forgetCopiesOfUsers, keepCopies } from './copies.ts';
export { copiesToCsv } from './copies-csv.ts';
export { findExportedEntries, readCopies } from './exported-entries.ts';

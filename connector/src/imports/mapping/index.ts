export { compileMapping, type MappedRow, type RowMapper } from './compile.ts';
export { messageIdOf, toLedgerRow, toMessage, toSegmentRow } from './message.ts';
export {
  deleteMapping,
  findMapping,
  listMappings,
  recentMappings,
  renameMapping,
  saveMapping,
} from './store.ts';

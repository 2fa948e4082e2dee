export { buildStep } from './build.ts';
export { BoundedCache } from './cache.ts';
export type { Column, Ids } from './column.ts';
export { type ErasedEvent, eraseFromColumns } from './erase.ts';
export { lockChunks } from './lock.ts';
export { columnName, SOURCE_COLUMN } from './paths.ts';
export { People } from './people.ts';
export { type Chunk, ColumnReader, type ColumnReading, type Wanted } from './reader.ts';
export { type EventColumns, startEventColumns } from './start.ts';

export { analyseFile } from './analysis.ts';
export { dryRun, dryRunCsv } from './dry-run.ts';
export { ImportFailure } from './failure.ts';
export { importHoldings } from './holdings.ts';
export { findMapping } from './mapping/index.ts';
export { importRoutes } from './routes.ts';
export { type Imports, startImports } from './start.ts';
export {
  readLocalFile,
  runTerminalImport,
  storeLocalFile,
  type TerminalImport,
} from './terminal.ts';

export { atPath } from './json-path.ts';
export type { ProcessedValue, ProcessorContext, ValueProcessor } from './processor.ts';
export {
  type Entry,
  type ExportedValue,
  entriesIn,
  type Json,
  publicValue,
  type ValueContext,
} from './public-value.ts';
export {
  chooseProcessor,
  createRegistry,
  fieldProcessorService,
  type ProcessorProblem,
  type ProcessorRegistry,
  processorRegistry,
} from './registry.ts';

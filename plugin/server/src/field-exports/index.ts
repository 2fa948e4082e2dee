export { fieldExport } from './content-types.ts';
export { type ExportableType, exportableTypes } from './exportable-types.ts';
export { fieldExportController } from './field-export-controller.ts';
export { type FieldExportRow, fieldExportRepository } from './field-export-repository.ts';
export { fieldExportService } from './field-export-service.ts';
export { lookUpFields, type SelectedField, type SelectionSite } from './look-up.ts';
export { findModel } from './models.ts';
export {
  type Attribute,
  type FieldPath,
  type FindModel,
  findPath,
  type Model,
  mayLeave,
  nameAttribute,
} from './paths/index.ts';
export {
  atPath,
  chooseProcessor,
  createRegistry,
  type Entry,
  type ExportedValue,
  entriesIn,
  fieldProcessorService,
  type Json,
  type ProcessedValue,
  type ProcessorContext,
  type ProcessorProblem,
  type ProcessorRegistry,
  processorRegistry,
  publicValue,
  type ValueContext,
  type ValueProcessor,
} from './processors/index.ts';
export { fieldExportRoutes } from './routes.ts';
export { noteSeenFields } from './seen-fields.ts';

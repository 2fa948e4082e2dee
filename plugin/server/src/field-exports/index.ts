export { fieldExport } from './content-types.ts';
export { type ExportableType, exportableTypes, findModel } from './exportable-types.ts';
export { fieldExportController } from './field-export-controller.ts';
export { type FieldExportRow, fieldExportRepository } from './field-export-repository.ts';
export { fieldExportService } from './field-export-service.ts';
export type { FieldPath } from './field-paths.ts';
export { type Attribute, type FindModel, type Model, mayLeave } from './model.ts';
export { fieldExportRoutes } from './routes.ts';

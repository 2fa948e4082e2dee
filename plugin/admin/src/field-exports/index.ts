export { useCdpFieldExportQuery, useCdpFieldExportsQuery } from './api.ts';
export { FieldExportPage } from './FieldExportPage.tsx';
export { FieldExportsPage } from './FieldExportsPage.tsx';

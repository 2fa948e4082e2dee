export { MappingsPage } from './mappings/MappingsPage.tsx';
export { ImportPage } from './runs/ImportPage.tsx';
export { ImportsPage } from './runs/ImportsPage.tsx';
export { NewImportPage } from './wizard/NewImportPage.tsx';

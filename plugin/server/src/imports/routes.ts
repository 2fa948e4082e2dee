import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const imports = '/imports';
const file = `${imports}/files/:id`;
const run = `${imports}/:id`;
const [mayRead, mayCreate, mayDelete] = [
  action('imports', 'read'),
  action('imports', 'create'),
  action('imports', 'delete'),
];

export const importRoutes = [
  adminRoute('POST', `${imports}/files`, 'imports.createFile', mayCreate),
  adminRoute('PUT', `${file}/parts/:part`, 'imports.sendPart', mayCreate),
  adminRoute('POST', `${file}/complete`, 'imports.completeFile', mayCreate),
  adminRoute('POST', `${file}/analysis`, 'imports.analyse', mayCreate),
  adminRoute('POST', `${file}/dry-run`, 'imports.dryRun', mayCreate),
  adminRoute('POST', `${file}/dry-run/rows`, 'imports.downloadDryRun', mayCreate),
  adminRoute('GET', '/import-mappings', 'imports.findMappings', mayRead),
  adminRoute('POST', '/import-mappings/:name/rename', 'imports.renameMapping', mayCreate),
  adminRoute('DELETE', '/import-mappings/:name', 'imports.deleteMapping', mayDelete),
  adminRoute('GET', imports, 'imports.find', mayRead),
  adminRoute('POST', imports, 'imports.start', mayCreate),
  adminRoute('GET', run, 'imports.findOne', mayRead),
  adminRoute('POST', `${run}/cancel`, 'imports.cancel', mayCreate),
  adminRoute('DELETE', run, 'imports.delete', mayDelete),
  adminRoute('GET', `${run}/bad-rows`, 'imports.findBadRows', mayRead),
  adminRoute('GET', `${run}/bad-rows.csv`, 'imports.downloadBadRows', mayRead),
];

import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const entry = '/exported-entries/:contentType/:documentId';
const mayRead = action('workflows', 'read');

export const exportedEntryRoutes = [
  adminRoute('GET', entry, 'exported-entries.findOne', mayRead),
  adminRoute('GET', `${entry}/copies.csv`, 'exported-entries.downloadCsv', mayRead),
  adminRoute('GET', `${entry}/copies.ndjson`, 'exported-entries.downloadNdjson', mayRead),
];

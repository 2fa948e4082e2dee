export { exportChangesService } from './export-changes-service.ts';
export { noteHolders } from './note-holders.ts';
export { endOf, fingerprintOf, writePosition } from './position.ts';

import type { SegmentGroupInput } from 'strapi-cdp-config';
import { definitionTable, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { SEGMENT_GROUP_UID } from '../uids.ts';
import { groupRowSchema } from './rows.ts';

/** The segment groups in the database. */
export function groupRepository(strapi: Strapi) {
  const {
    findByKey: findByIdentifier,
    checkKey: checkIdentifier,
    ...table
  } = definitionTable(strapi, {
    uid: SEGMENT_GROUP_UID,
    schema: groupRowSchema,
    key: 'identifier',
    searched: ['name', 'identifier'],
  });

  return {
    ...table,
    findByIdentifier,
    checkIdentifier,

    create: (input: SegmentGroupInput, manager: Manager) => table.create({ ...input, ...manager }),

    update: (id: number, changes: Partial<SegmentGroupInput & Manager>) =>
      table.update(id, changes),
  };
}

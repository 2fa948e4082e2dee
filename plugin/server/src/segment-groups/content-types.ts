import { internalContentType, managedAttributes } from '../database/index.ts';
import { SEGMENT_GROUP_UID } from '../uids.ts';

const namedAttributes = {
  name: { type: 'string', required: true },
  identifier: { type: 'string', required: true },
  description: { type: 'text' },
};

export const segmentGroup = internalContentType({
  singularName: 'segment-group',
  pluralName: 'segment-groups',
  displayName: 'Segment group',
  collectionName: 'cdp_segment_groups',
  attributes: { ...namedAttributes, ...managedAttributes },
  unique: [['identifier']],
});

export const segment = internalContentType({
  singularName: 'segment',
  pluralName: 'segments',
  displayName: 'Segment',
  collectionName: 'cdp_segments',
  attributes: {
    ...namedAttributes,
    ...managedAttributes,
    // A column of this table rather than a join table, so that the index below can hold it.
    group: {
      type: 'relation',
      relation: 'manyToOne',
      target: SEGMENT_GROUP_UID,
      useJoinTable: false,
    },
  },
  unique: [['group_id', 'identifier']],
});

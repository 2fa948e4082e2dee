import type { SegmentGroup, SegmentInput } from 'strapi-cdp-config';
import type { ReliedOn } from '../../../shared/contracts/dependents.ts';
import { type ConnectorRow, connectorsOf } from '../connector/index.ts';
import { configurationOf, EDITORS } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import {
  type GroupRow,
  groupRepository,
  type OwnedSegmentRow,
  segmentRepository,
} from '../segment-groups/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

const contentOf = ({ name, identifier, description }: GroupRow | OwnedSegmentRow) => ({
  name,
  identifier,
  description,
});
const identifierOf = ({ identifier }: { identifier: string }) => identifier;

/**
 * Makes the segment groups of a configuration file what it says. Segments that editors added to such
 * a group stay theirs. A group or segment that vanished from the file is deleted, unless an audience
 * relies on it, editors have segments in the group or a connector fills it: then it becomes the
 * editors'.
 */
export async function applyManagedGroups(
  strapi: Strapi,
  connector: string,
  wanted: readonly SegmentGroup[],
  connectors: readonly ConnectorRow[],
): Promise<void> {
  const groups = groupRepository(strapi);
  const segments = segmentRepository(strapi);
  const manager = configurationOf(connector);
  const isNeeded = async (thing: ReliedOn) => (await dependents(strapi).find(thing)).length > 0;
  const [groupRows, segmentRows] = await Promise.all([groups.findAll(), segments.findAll()]);
  const wantedSegments = new Map(wanted.map((group) => [group.identifier, group.segments]));
  const changes = compare({
    connector,
    wanted: wanted.map(({ name, identifier, description }) => ({ name, identifier, description })),
    rows: groupRows,
    keyOfWanted: identifierOf,
    keyOfRow: identifierOf,
    contentOfRow: contentOf,
  });

  for (const group of groupRows) {
    const vanished = changes.vanished.includes(group);
    const own = segmentRows.filter((segment) => segment.group?.id === group.id);
    const inFile = vanished ? [] : wantedSegments.get(group.identifier);
    if (inFile) await applySegments(group, inFile, own);
    if (!vanished) continue;
    const isKept =
      own.some(({ managedBy }) => managedBy === 'editor') ||
      connectorsOf(group.identifier, connectors).length > 0 ||
      (await isNeeded({ kind: 'segment-group', group: group.identifier }));
    if (isKept) await groups.update(group.id, EDITORS);
    else await groups.delete(group.id);
  }
  for (const { row, wanted: input } of changes.update) {
    await groups.update(row.id, { ...input, ...manager });
  }
  for (const input of changes.create) {
    const group = await groups.create(input, manager);
    await applySegments(group, wantedSegments.get(input.identifier) ?? [], []);
  }

  async function applySegments(
    group: GroupRow,
    inFile: readonly SegmentInput[],
    rows: readonly OwnedSegmentRow[],
  ): Promise<void> {
    const segmentChanges = compare({
      connector,
      wanted: inFile.map(({ name, identifier, description }) => ({
        name,
        identifier,
        description,
      })),
      rows,
      keyOfWanted: identifierOf,
      keyOfRow: identifierOf,
      contentOfRow: contentOf,
    });
    for (const { id, identifier } of segmentChanges.vanished) {
      const thing = { kind: 'segment', group: group.identifier, segment: identifier } as const;
      if (await isNeeded(thing)) await segments.update(id, EDITORS);
      else await segments.delete(id);
    }
    for (const { row, wanted: input } of segmentChanges.update) {
      await segments.update(row.id, { ...input, ...manager });
    }
    for (const input of segmentChanges.create) await segments.create(group.id, input, manager);
  }
}

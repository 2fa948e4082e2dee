import { createHash } from 'node:crypto';
import { type Definitions, definitionsSchema } from 'strapi-cdp-config';
import { type ActivationRow, activationInputOf } from '../activations/index.ts';
import { type AudienceRow, audienceInputOf } from '../audiences/index.ts';
import { type ComputedTraitRow, inputOf } from '../computed-traits/index.ts';
import type { DestinationRow } from '../destinations/index.ts';
import { type PlannedRow, plannedEventOf } from '../plan/index.ts';
import type { GroupRow, OwnedSegmentRow } from '../segment-groups/index.ts';
import { type SourceRow, sourceOf } from '../sources/index.ts';
import type { WorkflowRow } from '../workflows/index.ts';

/** What people authored, as it goes over the wire. */
export interface DefinitionsDocument {
  json: string;
  /** Strong: the same for the same content, whatever order the database gives it in. */
  etag: string;
}

/** The rows of everything that people author. */
export interface AuthoredRows {
  groups: readonly GroupRow[];
  segments: readonly OwnedSegmentRow[];
  workflows: readonly WorkflowRow[];
  sources: readonly SourceRow[];
  computedTraits: readonly ComputedTraitRow[];
  audiences: readonly AudienceRow[];
  activations: readonly ActivationRow[];
  plan: readonly PlannedRow[];
  destinations: readonly DestinationRow[];
}

/** Writes definitions as one document, in a stable order. */
export function definitionsDocument({
  groups,
  segments,
  workflows,
  sources,
  computedTraits,
  audiences,
  activations,
  plan,
  destinations,
}: AuthoredRows): DefinitionsDocument {
  const definitions: Definitions = {
    segmentGroups: groups
      .map((group) => ({
        ...named(group),
        segments: segments
          .filter((segment) => segment.group?.id === group.id)
          .map(named)
          .sort(by('identifier')),
        managedBy: group.managedBy,
      }))
      .sort(by('identifier')),
    workflows: workflows
      .map(({ key, name, kind, interval, timeZone, enabled, options, managedBy }) => ({
        key,
        name,
        kind,
        interval,
        timeZone,
        enabled,
        options,
        managedBy,
      }))
      .sort(by('key')),
    sources: sources
      .map((source) => ({ ...sourceOf(source), managedBy: source.managedBy }))
      .sort(by('key')),
    computedTraits: computedTraits
      .map((row) => ({ ...inputOf(row), managedBy: row.managedBy }))
      .sort(by('identifier')),
    audiences: audiences
      .map((row) => ({
        ...audienceInputOf(row),
        version: row.version,
        managedBy: row.managedBy,
      }))
      .sort(by('identifier')),
    activations: activations
      .map((row) => ({ ...activationInputOf(row), managedBy: row.managedBy }))
      .sort(by('identifier')),
    plan: plan.map(plannedEventOf).sort(by('type')).sort(by('name')),
    destinations: destinations.map(({ definition }) => definition).sort(by('key')),
  };
  // Parsing puts the keys of every object in the order of the schema, which makes the text canonical.
  const json = JSON.stringify(definitionsSchema.parse(definitions));
  return { json, etag: `"${createHash('sha256').update(json).digest('hex')}"` };
}

function named({ name, identifier, description }: GroupRow | OwnedSegmentRow) {
  return { name, identifier, description };
}

/** Compares by code units: a locale would order differently from machine to machine. */
function by<Key extends string>(key: Key) {
  return (one: Record<Key, string>, other: Record<Key, string>) =>
    one[key] < other[key] ? -1 : Number(one[key] > other[key]);
}

/** Whether an `If-None-Match` names this version; proxies that compress make ETags weak (RFC 9110, 13.1.2). */
export function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((candidate) => candidate.trim().replace(/^W\//, ''))
    .some((candidate) => candidate === '*' || candidate === etag);
}

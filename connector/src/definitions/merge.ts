import {
  type Audience,
  type AudienceInput,
  type Configuration,
  type Definitions,
  isSameRule,
  type ManagedBy,
  type ManagedDefinitions,
  managedDefinitions,
} from 'strapi-cdp-config';
import { digest } from '../shared/digest.ts';

/**
 * Lays what the configuration file manages over the copy from Strapi. The file alone says what it
 * manages: what Strapi still remembers of an earlier file, or of another connector, is left out.
 */
export function mergeDefinitions(
  copy: Definitions | undefined,
  configuration: Configuration,
): Definitions {
  const managed: ManagedDefinitions = managedDefinitions(configuration, digest);
  const audiences = managed.audiences.map((audience) => ({
    ...audience,
    version: versionOf(audience, copy?.audiences),
  }));
  return {
    segmentGroups: lay(managed.segmentGroups, copy?.segmentGroups, identifierOf),
    workflows: lay(managed.workflows, copy?.workflows, keyOf),
    sources: lay(managed.sources, copy?.sources, keyOf),
    computedTraits: lay(managed.computedTraits, copy?.computedTraits, identifierOf),
    audiences: lay(audiences, copy?.audiences, identifierOf),
    activations: lay(managed.activations, copy?.activations, identifierOf),
    plan: copy?.plan ?? [],
    // The file's own are never told to Strapi: their credentials stay where they are.
    destinations: copy?.destinations ?? [],
  };
}

const keyOf = ({ key }: { key: string }) => key;
const identifierOf = ({ identifier }: { identifier: string }) => identifier;

/** Lays definitions of the file over those that editors made. */
function lay<Managed, Known extends { managedBy: ManagedBy }>(
  managed: Managed[],
  copy: Known[] | undefined,
  nameOf: (definition: Managed | Known) => string,
): (Known | (Managed & { managedBy: 'configuration' }))[] {
  const names = new Set(managed.map(nameOf));
  return [
    ...managed.map((definition) => ({ ...definition, managedBy: 'configuration' as const })),
    ...(copy ?? []).filter((one) => one.managedBy === 'editor' && !names.has(nameOf(one))),
  ];
}

/**
 * The version of a rule of the file. Strapi counts the versions, of audiences of the file too; as long as
 * it was not told of a change of the file, it is the one that it will give to it.
 */
function versionOf({ identifier, rule }: AudienceInput, known: Audience[] = []): number {
  const counted = known.find((audience) => audience.identifier === identifier);
  if (!counted) return 1;
  return isSameRule(counted.rule, rule) ? counted.version : counted.version + 1;
}

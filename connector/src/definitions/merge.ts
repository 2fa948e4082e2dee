import {
  type Audience,
  type AudienceInput,
  type Configuration,
  type Definitions,
  isSameRule,
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
  const groups = new Set(managed.segmentGroups.map(({ identifier }) => identifier));
  const keys = new Set(managed.workflows.map(({ key }) => key));
  const sourceKeys = new Set(managed.sources.map(({ key }) => key));
  const traits = new Set(managed.computedTraits.map(({ identifier }) => identifier));
  const audiences = new Set(managed.audiences.map(({ identifier }) => identifier));
  const managedBy = 'configuration' as const;
  return {
    segmentGroups: [
      ...managed.segmentGroups.map((group) => ({ ...group, managedBy })),
      ...(copy?.segmentGroups ?? []).filter(
        (group) => group.managedBy === 'editor' && !groups.has(group.identifier),
      ),
    ],
    workflows: [
      ...managed.workflows.map((workflow) => ({ ...workflow, managedBy })),
      ...(copy?.workflows ?? []).filter(
        (workflow) => workflow.managedBy === 'editor' && !keys.has(workflow.key),
      ),
    ],
    sources: [
      ...managed.sources.map((source) => ({ ...source, managedBy })),
      ...(copy?.sources ?? []).filter(
        (source) => source.managedBy === 'editor' && !sourceKeys.has(source.key),
      ),
    ],
    computedTraits: [
      ...managed.computedTraits.map((trait) => ({ ...trait, managedBy })),
      ...(copy?.computedTraits ?? []).filter(
        (trait) => trait.managedBy === 'editor' && !traits.has(trait.identifier),
      ),
    ],
    audiences: [
      ...managed.audiences.map((audience) => ({
        ...audience,
        version: versionOf(audience, copy?.audiences),
        managedBy,
      })),
      ...(copy?.audiences ?? []).filter(
        (audience) => audience.managedBy === 'editor' && !audiences.has(audience.identifier),
      ),
    ],
    plan: copy?.plan ?? [],
    // The file's own are never told to Strapi: their credentials stay where they are.
    destinations: copy?.destinations ?? [],
  };
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

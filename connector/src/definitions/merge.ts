import {
  type Configuration,
  type Definitions,
  type ManagedDefinitions,
  managedDefinitions,
} from 'strapi-cdp-config';

/**
 * Lays what the configuration file manages over the copy from Strapi. The file alone says what it
 * manages: what Strapi still remembers of an earlier file, or of another connector, is left out.
 */
export function mergeDefinitions(
  copy: Definitions | undefined,
  configuration: Configuration,
): Definitions {
  const managed: ManagedDefinitions = managedDefinitions(configuration);
  const groups = new Set(managed.segmentGroups.map(({ identifier }) => identifier));
  const keys = new Set(managed.workflows.map(({ key }) => key));
  const traits = new Set(managed.computedTraits.map(({ identifier }) => identifier));
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
    computedTraits: [
      ...managed.computedTraits.map((trait) => ({ ...trait, managedBy })),
      ...(copy?.computedTraits ?? []).filter(
        (trait) => trait.managedBy === 'editor' && !traits.has(trait.identifier),
      ),
    ],
  };
}

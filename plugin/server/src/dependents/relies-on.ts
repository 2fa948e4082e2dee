import {
  type ActivationField,
  dependenciesOf,
  type Rule,
  type SegmentReference,
} from 'strapi-cdp-config';
import type { ReliedOn } from '../../../shared/contracts/dependents.ts';

/** What of an audience may rely on something else. */
export interface Relying {
  rule: Rule;
  segments: readonly SegmentReference[];
}

/** Whether an audience relies on something: by its rule, or by a segment that it feeds. */
export function reliesOn({ rule, segments }: Relying, thing: ReliedOn): boolean {
  const needs = dependenciesOf(rule);
  const named = [...needs.segments, ...segments];
  switch (thing.kind) {
    case 'audience':
      return [...needs.audiences, ...needs.entered].includes(thing.audience);
    case 'computed-trait':
      return needs.computedTraits.includes(thing.trait);
    case 'segment':
      return named.some(({ group, segment }) => group === thing.group && segment === thing.segment);
    case 'segment-group':
      return named.some(({ group }) => group === thing.group);
    case 'source':
      return needs.sources.includes(thing.source);
    case 'event':
      return needs.events.some(({ type, name }) => type === thing.type && name === thing.name);
    case 'catalogue-field':
      return needs.catalogueFields.some(
        ({ contentType, field }) => contentType === thing.contentType && field === thing.field,
      );
  }
}

/** What of an activation may rely on something else. */
export interface RelyingActivation {
  audience: string;
  options: { fields: readonly ActivationField[] };
}

/** Whether an activation relies on something: on its audience, or on a computed trait that leaves. */
export function activationReliesOn(
  { audience, options }: RelyingActivation,
  thing: ReliedOn,
): boolean {
  switch (thing.kind) {
    case 'audience':
      return audience === thing.audience;
    case 'computed-trait':
      return options.fields.some(
        (field) => field.from === 'computed-trait' && field.trait === thing.trait,
      );
    default:
      return false;
  }
}

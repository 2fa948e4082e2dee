import {
  type ActivationInput,
  activationProblems,
  type DestinationSummary,
  PLATFORM_DESTINATION,
} from 'strapi-cdp-config';
import type { FieldProblem } from '../http/index.ts';

/** What an activation can be made of on this site. */
export interface Site {
  /** Identifiers. */
  audiences: readonly string[];
  /** Identifiers. */
  computedTraits: readonly string[];
  destinations: readonly DestinationSummary[];
}

/** What of an activation does not fit the site, at the field of the form. */
export function applicabilityProblems(input: ActivationInput, site: Site): FieldProblem[] {
  const audience = site.audiences.includes(input.audience)
    ? []
    : [missing(['audience'], 'audience', input.audience)];
  const computedTraits = input.fields.flatMap((field, index) =>
    field.from !== 'computed-trait' || site.computedTraits.includes(field.trait)
      ? []
      : [missing(['fields', index, 'trait'], 'computed trait', field.trait)],
  );
  return [...audience, ...destinationProblems(input, site), ...computedTraits];
}

function destinationProblems(input: ActivationInput, { destinations }: Site): FieldProblem[] {
  const kind = destinations.find(({ key }) => key === input.destination)?.kind;
  if (kind === undefined) return [missing(['destination'], 'destination', input.destination)];
  if (kind !== PLATFORM_DESTINATION) return activationProblems(input, kind);
  const message = 'The platform knows its members itself: choose another destination.';
  return [{ path: ['destination'], message }];
}

function missing(path: FieldProblem['path'], kind: string, name: string): FieldProblem {
  return { path, message: `There is no ${kind} «${name}»: choose another, or make it first.` };
}

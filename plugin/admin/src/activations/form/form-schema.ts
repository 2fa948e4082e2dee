import {
  activationInputSchema,
  activationProblems,
  type DestinationSummary,
  PLATFORM_DESTINATION,
} from 'strapi-cdp-config';

/** What the form accepts: an activation that its destination can take, as the server asks too. */
export function formSchema(destinations: readonly DestinationSummary[]) {
  return activationInputSchema.superRefine((input, context) => {
    const kind = destinations.find(({ key }) => key === input.destination)?.kind;
    if (kind === undefined || kind === PLATFORM_DESTINATION) return;
    for (const { path, message } of activationProblems(input, kind)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });
}

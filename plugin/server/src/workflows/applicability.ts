import type { DestinationSummary, WorkflowInput } from 'strapi-cdp-config';
import type { ExportableType } from '../field-exports/index.ts';
import type { FieldProblem } from '../http/index.ts';

/** What a workflow can be made of on this site. */
export interface Site {
  findType(uid: string): ExportableType | undefined;
  destinations: readonly DestinationSummary[];
  /** Codes of the site's locales. */
  locales: readonly string[];
}

/** What of a workflow does not fit the site, at the field of the form. */
export function applicabilityProblems(
  { options }: Pick<WorkflowInput, 'options'>,
  site: Site,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const report = (option: string, message: string) =>
    problems.push({ path: ['options', option], message });

  if (!site.destinations.some(({ key }) => key === options.destination)) {
    report(
      'destination',
      `No connector has a destination «${options.destination}»: use one of ` +
        `${site.destinations.map(({ key }) => key).join(', ')}.`,
    );
  }
  const type = site.findType(options.contentType);
  if (!type) {
    report('contentType', `«${options.contentType}» is no content type that can be exported.`);
    return problems;
  }
  if (options.status === 'draft' && !type.draftAndPublish) {
    report('status', `«${type.displayName}» has no drafts: use published.`);
  }
  if (options.locales.length > 0 && !type.localized) {
    report('locales', `«${type.displayName}» is not localized: leave the locales empty.`);
    return problems;
  }
  const unknown = options.locales.filter((locale) => !site.locales.includes(locale));
  if (unknown.length > 0) {
    report('locales', `This site has no locale ${unknown.join(', ')}.`);
  }
  return problems;
}

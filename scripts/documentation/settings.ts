import { environmentSchema } from '../../config/src/settings/environment.ts';

/** Lines of the README between which the table of the connector's variables stands. */
export const markers = { begin: '<!-- settings -->', end: '<!-- /settings -->' };

/** The table of the connector's variables, from the schema that checks them. */
export function settingsTable(): string {
  const rows = Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const { description = '' } = schema.meta() ?? {};
    return `| \`${name}\` | ${standard(schema)} | ${description} |`;
  });
  return ['| variable | default | what it is for |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What applies when the variable is not set. */
function standard(schema: (typeof environmentSchema.shape)[keyof typeof environmentSchema.shape]) {
  const result = schema.safeParse(undefined);
  if (!result.success) return '**required**';
  return result.data === undefined ? '–' : `\`${result.data}\``;
}

/** The README with the table of today in its place. @throws Error when the markers are missing */
export function withSettings(readme: string): string {
  const begin = readme.indexOf(markers.begin);
  const end = readme.indexOf(markers.end);
  if (begin < 0 || end < begin)
    throw new Error(`The README lacks ${markers.begin} … ${markers.end}.`);
  return `${readme.slice(0, begin + markers.begin.length)}\n\n${settingsTable()}\n\n${readme.slice(end)}`;
}

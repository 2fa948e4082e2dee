import type { TextId, TextValues } from '../text/index.ts';

interface ProblemText {
  id: TextId;
  values?: TextValues;
}

/** The schemas say in English what is wrong; these sentences are known in other languages too. */
const KNOWN: [RegExp, TextId, ...string[]][] = [
  [/^Enter a name\.$/, 'problem.name-missing'],
  [/^Enter an identifier\.$/, 'problem.identifier-missing'],
  [/^Use lower-case letters, digits and single hyphens/, 'problem.identifier-form'],
  [/^Use another identifier: the API needs/, 'problem.identifier-reserved'],
  [/^Use at most (\d+) characters\.$/, 'problem.too-long', 'max'],
  [/^Enter the id of the stream at the destination\.$/, 'problem.stream-missing'],
  [/^Use letters, digits and \. : _ - only\.$/, 'problem.stream-form'],
  [/^Use the uid of a content type/, 'problem.content-type-missing'],
  [/^Use a time zone of the IANA list/, 'problem.time-zone'],
  [/^Begin with a letter; use letters, digits/, 'problem.field-name-form'],
  [/^«(.+)» is no web origin/, 'sources.problem-origin', 'value'],
  [/^«(.+)» is used twice\.$/, 'problem.used-twice', 'value'],
  [/^Write five fields .*; there are (\d+)\.$/, 'problem.cron-count', 'count'],
  [/^The minute field «(.+)» is not valid: use (.+), \*/, 'problem.cron-minute', 'value', 'range'],
  [/^The hour field «(.+)» is not valid: use (.+), \*/, 'problem.cron-hour', 'value', 'range'],
  [
    /^The day of month field «(.+)» is not valid: use (.+), \*/,
    'problem.cron-day',
    'value',
    'range',
  ],
  [/^The month field «(.+)» is not valid: use (.+), \*/, 'problem.cron-month', 'value', 'range'],
  [
    /^The day of week field «(.+)» is not valid: use (.+), \*/,
    'problem.cron-weekday',
    'value',
    'range',
  ],
  [/^This combination of day and month never occurs\.$/, 'problem.cron-never'],
  [/^Use changes: a workflow with the interval live/, 'problem.live-mode'],
  [/^Too big: expected number to be <=(\d+)$/, 'problem.too-big', 'max'],
  [/^Too small: expected number to be >=(\d+)$/, 'problem.too-small', 'min'],
  [/^Enter a property\.$/, 'problem.property-missing'],
  [/^Use the path of a property/, 'problem.property-form'],
  [/^Enter a value\.$/, 'problem.value-missing'],
  [/^Enter one value, or choose/, 'problem.one-value'],
  [/^Enter one number, such as/, 'problem.decimal-form'],
  [/^Enter a number\.$/, 'problem.number-missing'],
  [/^Enter a whole number\.$/, 'problem.whole-number'],
  [/^Enter at least (\d+)\.$/, 'problem.too-small', 'min'],
  [/^Enter at most (\d+)\.$/, 'problem.too-big', 'max'],
  [/^Enter at most as many as there are\.$/, 'problem.most-of'],
  [/^Enter the second number\.$/, 'problem.second-missing'],
  [/^Enter a second number that is not less/, 'problem.second-less'],
  [/^Enter the name of (?:an|the) event\.$/, 'problem.event-missing'],
  [/^Enter a date, such as/, 'problem.date-form'],
  [/^Enter an end that is later/, 'problem.end-early'],
  [/^Enter a category\.$/, 'problem.category-missing'],
  [/^Enter a type of identifier\.$/, 'problem.identifier-type-missing'],
  [/^Choose a source\.$/, 'problem.source-missing'],
  [/^Add a condition\.$/, 'problem.condition-missing'],
  [/^Use at most (\d+) conditions and groups\.$/, 'problem.rule-large', 'max'],
  [/^Put groups into one another at most (\d+) times\.$/, 'problem.rule-deep', 'max'],
  [/^Enter a field\.$/, 'problem.exported-field-missing'],
  [/^There is no audience «(.+)»(?:\.$|:)/, 'problem.no-audience', 'name'],
  [/^There is no segment «(.+)»\.$/, 'problem.no-segment', 'name'],
  [/^There is no computed trait «(.+)»(?:\.$|:)/, 'problem.no-computed-trait', 'name'],
  [/^There is no destination «(.+)»(?:\.$|:)/, 'problem.no-destination', 'name'],
  [/^An audience cannot be decided by itself: (.+)\.$/, 'problem.circle', 'way'],
  [/^Invalid input: expected number/, 'problem.number-missing'],
  [/^Name a column\.$/, 'problem.column-missing'],
  [/^Two columns say this\.$/, 'problem.two-columns'],
  [/^Another mapping has this name\.$/, 'problem.mapping-taken'],
  [/^Enter the name of a header\.$/, 'problem.header-missing'],
  [/^Use letters, digits and hyphens, such as x-api-key/, 'problem.header-form'],
  [/^Use one line without control characters/, 'problem.header-line'],
  [/^Enter a folder\.$/, 'problem.folder-missing'],
  [/^Name a folder below the one/, 'problem.folder-form'],
  [/^Use an http or https address\.$/, 'problem.http-address'],
  [/^Use whsec_ and 24 to 64 random bytes/, 'problem.webhook-secret'],
  [/^Enter it again: what is kept/, 'problem.enter-again'],
  [/^Enter a reason\.$/, 'problem.reason-missing'],
  [/^Choose a segment\.$/, 'problem.segment-missing'],
  [/^Choose a segment group\.$/, 'problem.segment-group-missing'],
  [/^Choose an audience\.$/, 'problem.audience-missing'],
  [/^Choose a destination\.$/, 'problem.destination-missing'],
  [/^The platform knows its members itself/, 'problem.platform-destination'],
  [/^Choose when it acts: on entry/, 'problem.occasion-missing'],
  [/^Use a cron expression: changes are told/, 'problem.occasion-live'],
  [/^A file is written as a whole/, 'problem.file-whole'],
  [/^Enter when the file is to be written\.$/, 'problem.file-schedule'],
  [/^Choose a type of identifier\.$/, 'problem.identifier-type-missing'],
  [/^Choose a trait\.$/, 'problem.trait-missing'],
  [/^Use another name: every row has (.+) already\.$/, 'problem.own-field', 'fields'],
  [/^Use another name: «(.+)» is the name of a field/, 'problem.field-name-taken', 'name'],
  [/^Choose a computed trait\.$/, 'problem.computed-trait-missing'],
  [/^No profile has the \S+ «(.+)»\.$/, 'problem.no-such-profile', 'value'],
];

/** The translation of a problem that a schema found, or undefined for one that has none. */
export function problemText(message: string): ProblemText | undefined {
  for (const [pattern, id, ...names] of KNOWN) {
    const match = pattern.exec(message);
    if (!match) continue;
    return { id, values: Object.fromEntries(names.map((name, index) => [name, match[index + 1]])) };
  }
  return undefined;
}

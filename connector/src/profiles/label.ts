import { ANONYMOUS_ID, EMAIL, type Identifier, USER_ID } from '../identity/index.ts';

/** Characters of an anonymous id that tell it from others on a screen. */
const SHORT = 8;

/** The best name there is for a customer: a name, an e-mail address, a user id, or «Anonymous …». */
export function labelOf(traits: Record<string, unknown>, identifiers: Identifier[]): string {
  const first = (type: string) => identifiers.find((one) => one.type === type)?.value;
  const anonymous = first(ANONYMOUS_ID)?.slice(0, SHORT) ?? '';
  return (
    [traits.firstName, traits.lastName].map(toText).filter(Boolean).join(' ') ||
    toText(traits.name) ||
    first(EMAIL) ||
    toText(traits.email) ||
    first(USER_ID) ||
    `Anonymous ${anonymous}`.trim()
  );
}

/** Says whether a customer is known by more than the browser's own id. */
export function isKnown(identifiers: Identifier[]): boolean {
  return identifiers.some(({ type }) => type !== ANONYMOUS_ID);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

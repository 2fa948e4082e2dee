import type { RuleProblem } from './problems.ts';

/** A message that the form has yet to translate. */
interface Descriptor {
  id: string;
  defaultMessage: string;
  values?: Record<string, string>;
}

/** What a form found wrong below a field, as a list: it keeps its errors in the shape of its values. */
export function formProblems(
  errors: unknown,
  say: (descriptor: Descriptor) => string,
  path: PropertyKey[] = [],
): RuleProblem[] {
  if (typeof errors === 'string') return [{ path, message: errors }];
  if (typeof errors !== 'object' || errors === null) return [];
  if (isDescriptor(errors)) return [{ path, message: say(errors) }];
  return Object.entries(errors).flatMap(([key, inner]) => formProblems(inner, say, [...path, key]));
}

function isDescriptor(value: object): value is Descriptor {
  return 'defaultMessage' in value && typeof value.defaultMessage === 'string' && 'id' in value;
}

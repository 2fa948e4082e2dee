import type { FormErrors } from '@strapi/strapi/admin';
import type { FieldProblem } from '../api/index.ts';
import { textDescriptor } from '../text/index.ts';
import { problemText } from './problem-text.ts';

/** A problem as a field of Strapi's forms shows it: translated where a translation is known. */
function message(problem: string) {
  const known = problemText(problem);
  return known ? { ...textDescriptor(known.id), values: known.values } : problem;
}

/** Puts problems at their fields, the first one at each. */
export function formErrors<Values extends object>(problems: FieldProblem[]): FormErrors<Values> {
  const errors: Record<string, unknown> = {};
  for (const { path, message: problem } of problems) {
    let node = errors;
    for (const step of path.slice(0, -1)) {
      node[step] ??= {};
      node = node[step] as Record<string, unknown>;
    }
    const field = path.at(-1);
    if (field !== undefined) node[field] ??= message(problem);
  }
  return errors as FormErrors<Values>;
}

/** What Strapi's forms expect a validation to throw. */
export class FormProblems extends Error {
  override readonly name = 'ValidationError';
  readonly inner: { path: string; message: unknown }[];

  constructor(problems: FieldProblem[]) {
    super('The form is not valid.');
    this.inner = problems.map(({ path, message: problem }) => ({
      path: path.join('.'),
      message: message(problem),
    }));
  }
}

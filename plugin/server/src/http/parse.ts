import { errors } from '@strapi/utils';
import type { z } from 'zod';

/** One thing that is wrong with an input, at the field where a form shows it. */
export interface FieldProblem {
  path: (string | number)[];
  message: string;
}

/** The 400 reply whose `details.errors` a form of the admin panel places at its fields. */
export function fieldError(problems: [FieldProblem, ...FieldProblem[]]): errors.ValidationError {
  return new errors.ValidationError(problems[0].message, {
    errors: problems.map(({ path, message }) => ({
      path: path.map(String),
      message,
      name: 'ValidationError',
    })),
  });
}

/**
 * What a request says, checked.
 *
 * @throws ValidationError (400) that names every field that is wrong
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues.map(({ path, message }) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    message,
  }));
  throw fieldError([first ?? { path: [], message: 'The request is not valid.' }, ...others]);
}

import { problemDetails } from 'strapi-cdp-config';
import type { z } from 'zod';
import { HttpProblem } from './problem.ts';

/**
 * Checks what came with a request: `parseInput(schema, request.query)`.
 *
 * @throws HttpProblem 400 that names each field and what is wrong with it
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpProblem(400, 'validation_failed', 'The request is not valid.', {
    details: problemDetails(parsed.error),
  });
}

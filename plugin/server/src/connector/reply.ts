import { errors } from '@strapi/utils';
import { type Problem, problemSchema } from 'strapi-cdp-config';
import type { z } from 'zod';
import { ConflictError, fieldError } from '../http/index.ts';
import { ConnectorUnavailable } from './unavailable.ts';

/** What came back from the connector: a status, and a body that may be anything. */
export interface Reply {
  status: number;
  body: unknown;
  /** As it came. */
  text?: string;
}

/**
 * The body of a good reply, checked.
 *
 * @throws ConnectorUnavailable when the other side does not speak this protocol
 */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  { body }: Reply,
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ConnectorUnavailable(
    'The reply of the connector is not understood ' +
      `(${issue?.path.join('.') || 'body'}: ${issue?.message}). ` +
      'Install the same version of strapi-plugin-cdp and strapi-cdp-connector.',
  );
}

/** The error that an error reply of the connector means to an editor. */
export function errorOf({ status, body }: Reply): Error {
  const problem = problemSchema.safeParse(body).data?.error;
  const message = problem?.message ?? `The connector answers ${status}.`;
  switch (status) {
    case 400:
      return invalidInput(message, problem);
    case 401:
      return new ConnectorUnavailable(
        'The connector refuses the secret: set CDP_SECRET to the same value for Strapi and the connector.',
      );
    case 404:
      return new errors.NotFoundError(message);
    case 409:
      return new ConflictError(message);
    default:
      return new ConnectorUnavailable(`The connector cannot answer now (${status}): ${message}`);
  }
}

function invalidInput(message: string, problem: Problem['error'] | undefined): Error {
  const [first, ...others] = (problem?.details ?? []).map((detail) => ({
    path: detail.path.split('.').filter(Boolean),
    message: detail.message,
  }));
  return first ? fieldError([first, ...others]) : new errors.ValidationError(message);
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

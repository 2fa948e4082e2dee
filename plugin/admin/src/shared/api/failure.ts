import { z } from 'zod';

const fieldProblemSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
/** One thing that is wrong with what an editor entered, at the field that it is about. */
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

const failureSchema = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  status: z.number().optional(),
  details: z.unknown().optional(),
});
/** An error reply, or a request that did not get one. */
export type Failure = z.infer<typeof failureSchema>;

const fieldDetailsSchema = z.object({ errors: z.array(fieldProblemSchema) });

/** Reads what a query or a mutation failed with. */
export function toFailure(error: unknown): Failure {
  return failureSchema.safeParse(error).data ?? {};
}

/** The problems that a failure has with single fields; empty when it is about something else. */
export function fieldProblems({ name, details }: Failure): FieldProblem[] {
  if (name !== 'ValidationError') return [];
  return fieldDetailsSchema.safeParse(details).data?.errors ?? [];
}

/** Whether the plugin could not ask the connector. */
export function isConnectorAway({ name, status }: Failure): boolean {
  return name === 'ConnectorUnavailable' || status === 503;
}

/** Whether what was asked for does not exist. */
export function isNotFound({ name, status }: Failure): boolean {
  return name === 'NotFoundError' || status === 404;
}

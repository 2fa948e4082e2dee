import { z } from 'zod';

/** One thing that is wrong with an input: where (dotted path, empty for the whole) and what to do. */
export const problemDetailSchema = z.strictObject({ path: z.string(), message: z.string() });
export type ProblemDetail = z.infer<typeof problemDetailSchema>;

/** The body of every error reply of the connector. `code` is stable; `message` is for people. */
export const problemSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    details: z.array(problemDetailSchema).optional(),
  }),
});
export type Problem = z.infer<typeof problemSchema>;

/** Turns the issues of a failed parse into details that name the field. */
export function problemDetails(error: z.ZodError): ProblemDetail[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
}

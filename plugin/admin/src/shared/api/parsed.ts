import type { z } from 'zod';

/**
 * Makes a reply of the server what its contract says.
 *
 * @throws when it is not: the screen then shows an error instead of nonsense
 */
export function parsed<Schema extends z.ZodType>(schema: Schema) {
  return (reply: unknown): z.output<Schema> => {
    const result = schema.safeParse(reply);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new Error(
      `The reply of the server is not understood (${issue?.path.join('.') || 'body'}: ` +
        `${issue?.message}). Build the admin panel again and reload this page.`,
    );
  };
}

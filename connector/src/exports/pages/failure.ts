import { HTTPError } from 'got';
import { z } from 'zod';
import { isPassing, parseRetryAfter, TransferFailure } from '../../destinations/index.ts';
import { describeStrapiFailure } from '../../strapi/index.ts';
import { LineTooLongError } from './lines.ts';

/** Longest reason of Strapi that is passed on, in characters. */
const LONGEST_REASON = 500;

/** Refusals that are about the request, whose reason Strapi tells: 409 when no field was chosen. */
const EXPLAINED = [400, 404, 409, 422];

/** The error replies of Strapi. */
const strapiErrorSchema = z.object({ error: z.object({ message: z.string().min(1) }) });

/** Says why a page could not be read, and whether to try again. */
export function describePageFailure(error: unknown, contentType: string): TransferFailure {
  if (error instanceof TransferFailure) return error;
  if (error instanceof LineTooLongError) {
    return new TransferFailure(
      `A page of ${contentType} is too large: choose fewer fields, or a smaller batch size.`,
      { permanent: true, cause: error },
    );
  }
  if (!(error instanceof HTTPError)) {
    return new TransferFailure(describeStrapiFailure(error), { cause: error });
  }
  const { statusCode, headers } = error.response;
  const reason = EXPLAINED.includes(statusCode) ? reasonOf(error.response.body) : undefined;
  return new TransferFailure(
    reason
      ? `Strapi does not export ${contentType} (${statusCode}): ${reason}`
      : describeStrapiFailure(error),
    {
      permanent: !isPassing(statusCode),
      retryAfter: parseRetryAfter(headers['retry-after'], new Date()),
      cause: error,
    },
  );
}

/** Strapi's own words; a router that knows no such route says only «Not Found». */
function reasonOf(body: unknown): string | undefined {
  try {
    const { message } = strapiErrorSchema.parse(JSON.parse(String(body))).error;
    return message === 'Not Found' ? undefined : message.slice(0, LONGEST_REASON);
  } catch {
    return undefined;
  }
}

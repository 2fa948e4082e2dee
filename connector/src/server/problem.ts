import type { Problem, ProblemDetail } from 'strapi-cdp-config';

/** An answer that is no success, said on purpose. Throw it in a route. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  /** Stable, for programs: `not_found`, `validation_failed`, … */
  readonly code: string;
  readonly details: ProblemDetail[] | undefined;
  /** Seconds after which the client should try again. */
  readonly retryAfter: number | undefined;
  /** Headers of the reply besides those that every reply has. */
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    options: {
      details?: ProblemDetail[];
      retryAfter?: number;
      headers?: Record<string, string>;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.status = status;
    this.code = code;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
    this.headers = options.headers ?? {};
  }

  /** The body of the reply. */
  toBody(): Problem {
    const { code, message, details } = this;
    return { error: { code, message, ...(details && { details }) } };
  }
}

/** Seconds that a client is asked to wait while the database is away. */
const RETRY_AFTER_DATABASE = 5;

/** The answer to what cannot be done because the database is away. */
export function databaseUnavailable(cause?: unknown): HttpProblem {
  return new HttpProblem(503, 'database_unavailable', 'The database is away; try again soon.', {
    retryAfter: RETRY_AFTER_DATABASE,
    cause,
  });
}

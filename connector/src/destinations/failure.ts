/** Why a run could not go on, in a sentence for people. It holds no secret. */
export class TransferFailure extends Error {
  override readonly name: string = 'TransferFailure';
  /** Trying again helps nothing: somebody must change something first. */
  readonly permanent: boolean;
  /** Milliseconds after which the other side asked to be tried again. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    options: { permanent?: boolean; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.permanent = options.permanent ?? false;
    this.retryAfter = options.retryAfter;
  }
}

/** A destination could not be reached, or answered that it cannot at present. */
export class DestinationAway extends TransferFailure {}

/** A destination took in the request and refuses what is in it: the fault of one of the records. */
export class RecordsRefused extends TransferFailure {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message, { permanent: true });
    this.status = status;
  }
}

/** Statuses of a refusal that may be different the next time. */
const PASSING_REFUSALS = [408, 425, 429];

/** Says whether an HTTP reply that is no success may be one the next time. */
export function isPassing(status: number): boolean {
  return status >= 500 || PASSING_REFUSALS.includes(status);
}

/** Refusals that are about the records, not about the address or who sends: a smaller batch may pass. */
const REFUSED_CONTENT = [400, 409, 413, 422];

/** Says whether a refusal is about what was sent. */
export function isAboutContent(status: number): boolean {
  return REFUSED_CONTENT.includes(status);
}

/**
 * Reads a Retry-After header: seconds or a date (RFC 9110, 10.2.3).
 *
 * @returns milliseconds from now; undefined when there is none that makes sense
 */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const until = Date.parse(value) - now.getTime();
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}

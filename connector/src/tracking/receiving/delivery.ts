import type { IncomingHttpHeaders } from 'node:http';
import type { TrackingLimits } from 'strapi-cdp-config';
import type { Verdict } from './judge.ts';

/** What a request brings, in the words of our tracking API, whichever dialect it spoke. */
export interface Delivery {
  /**
   * Messages as a batch carries them, with their positions in the request. Two may share a position:
   * some dialects say two things in one event.
   */
  messages: Iterable<[index: number, message: unknown]>;
  /** Laid under the context of each message. */
  context: Record<string, unknown>;
  /** Laid under the integrations of each message. */
  integrations: Record<string, unknown>;
  /** When the client sent the request, by its own clock, in milliseconds. */
  sentAt: number | null | undefined;
}

/** The parts of an HTTP request that a dialect reads. */
export interface TrackingRequest {
  /** The JSON; undefined for GET. */
  body: unknown;
  headers: IncomingHttpHeaders;
  query: Record<string, string>;
  /** Parts of the path. */
  params: Record<string, string>;
  /** Scheme of the address that the client used: `http` or `https`. */
  protocol: string;
  /** Host and port of that address. */
  host: string;
}

/** One route of a dialect: how to read what comes, and how to say what became of it. */
export interface Exchange {
  method: 'GET' | 'POST';
  /** First part of the path. What browsers may ask is decided for all paths that begin with it. */
  prefix: string;
  /** Rest of the path. */
  path: string;
  /**
   * What it is for: `events` stores events; `setup` tells a client with a write key how to go on;
   * `ignored` takes what we have no use for, from anybody, so that clients do not fail on it.
   */
  purpose: 'events' | 'setup' | 'ignored';
  /** @throws HttpProblem when the request as such cannot be read */
  read(request: TrackingRequest, limits: TrackingLimits): Delivery;
  /**
   * Makes the reply: an object becomes JSON, bytes are a GIF.
   *
   * @throws HttpProblem when the dialect says it by its status
   */
  answer(verdict: Verdict, request: TrackingRequest): object;
}

/** A delivery of nothing. */
export const NOTHING: Delivery = { messages: [], context: {}, integrations: {}, sentAt: null };

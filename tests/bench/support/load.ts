import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** An answer that is no success. */
class AnswerError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Milliseconds before a connection that was asked to come back later sends again. */
const PATIENCE = 500;

/** What a load came to. */
export type LoadResult = {
  /** Requests answered with success in the measured time. */
  requests: number;
  /** Length of the measured time, in seconds. */
  seconds: number;
};

/** One request: what is sent where. */
export type LoadRequest = {
  url: string;
  method: string;
  headers?: Record<string, string>;
  body?: string;
};

/**
 * Sends requests over kept connections, each connection one after another.
 *
 * @param next makes the next request; should cost little
 * @param rate requests a second over all connections; as many as are answered by default
 * @param patient comes back later when it is asked to (503), as clients do
 * @throws Error at the first other answer that is no success
 */
export async function load(
  next: () => LoadRequest,
  {
    connections,
    seconds,
    warmUp = 1,
    rate,
    patient = false,
  }: {
    connections: number;
    seconds: number;
    warmUp?: number;
    rate?: number;
    patient?: boolean;
  },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begin = performance.now();
  const measureFrom = begin + warmUp * 1000;
  const end = measureFrom + seconds * 1000;
  let requests = 0;
  let sent = 0;
  const work = async () => {
    while (performance.now() < end) {
      if (rate !== undefined) {
        const due = begin + (sent / rate) * 1000;
        sent += 1;
        const pause = due - performance.now();
        if (pause > 1) await new Promise((done) => setTimeout(done, pause));
      }
      if (!(await isAccepted(next(), agent, patient))) continue;
      const now = performance.now();
      if (now >= measureFrom && now < end) requests += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { requests, seconds };
}

async function isAccepted(request: LoadRequest, agent: Agent, patient: boolean): Promise<boolean> {
  try {
    await send(request, agent);
    return true;
  } catch (error) {
    if (!patient || !(error instanceof AnswerError) || error.status !== 503) throw error;
    await new Promise((done) => setTimeout(done, PATIENCE));
    return false;
  }
}

/** Sends one request and reads the answer. @throws Error for an answer that is no success */
export function send({ url, method, headers, body }: LoadRequest, agent?: Agent): Promise<string> {
  return new Promise((done, fail) => {
    const outgoing = request(url, { method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', fail);
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode = 0 } = answer;
        if (statusCode < 300) done(text);
        else
          fail(
            new AnswerError(
              `${method} ${url} answered ${statusCode}: ${text.slice(0, 500)}`,
              statusCode,
            ),
          );
      });
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

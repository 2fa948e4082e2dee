import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

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
 * @throws Error at the first answer that is no success
 */
export async function load(
  next: () => LoadRequest,
  {
    connections,
    seconds,
    warmUp = 1,
    rate,
  }: { connections: number; seconds: number; warmUp?: number; rate?: number },
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
      await send(next(), agent);
      const now = performance.now();
      if (now >= measureFrom && now < end) requests += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { requests, seconds };
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
        else fail(new Error(`${method} ${url} answered ${statusCode}: ${text.slice(0, 500)}`));
      });
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

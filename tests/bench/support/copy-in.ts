import type pg from 'pg';

/** The part of a connection of `pg` that COPY needs; its types leave it out. */
type CopyConnection = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean };
};

/** Bytes that are gathered before they are sent. */
const CHUNK = 256 * 1024;

/**
 * Streams rows into a table by COPY, in its text format, as fast as the server takes them.
 *
 * @param target the table with its columns, such as `cdp.events (id, name)`
 * @param rows lines of the text format, each without its end
 */
export async function copyIn(
  client: pg.Client,
  target: string,
  rows: Iterable<string>,
): Promise<void> {
  let connection: CopyConnection | undefined;
  const query = new CopyQuery(`copy ${target} from stdin`, async (started) => {
    connection = started;
    let lines: string[] = [];
    let length = 0;
    const flush = async () => {
      started.sendCopyFromChunk(Buffer.from(`${lines.join('\n')}\n`));
      lines = [];
      length = 0;
      if (!started.stream.writableNeedDrain) return;
      await new Promise((done) => started.stream.once('drain', done));
    };
    for (const row of rows) {
      lines.push(row);
      length += row.length;
      if (length > CHUNK) await flush();
    }
    if (lines.length > 0) await flush();
  });
  // The client runs whatever has the methods that its own queries have.
  client.query(query as unknown as pg.Submittable);
  await query.done;
  if (!connection) throw new Error(`Nothing was copied into ${target}.`);
}

/** A query in the sense of `pg`: told what the server answers. */
class CopyQuery {
  readonly done: Promise<void>;
  readonly #text: string;
  readonly #send: (connection: CopyConnection) => Promise<void>;
  #succeed: () => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  constructor(text: string, send: (connection: CopyConnection) => Promise<void>) {
    this.#text = text;
    this.#send = send;
    this.done = new Promise((succeed, fail) => {
      this.#succeed = succeed;
      this.#fail = fail;
    });
  }

  submit(connection: CopyConnection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).then(
      () => connection.endCopyFrom(),
      (error) => this.#fail(error),
    );
  }

  handleError(error: Error): void {
    this.#fail(error);
  }

  handleReadyForQuery(): void {
    this.#succeed();
  }

  handleCommandComplete(): void {}
}

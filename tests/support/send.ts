import assert from 'node:assert/strict';

/**
 * Sends events as a server does, which must be acknowledged.
 *
 * @param url that of the connector
 * @param batch at most as many events as one request may hold
 */
export async function send(url: string, writeKey: string, batch: object[]): Promise<void> {
  const reply = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${writeKey}` },
    body: JSON.stringify({ batch }),
  });
  assert.equal(reply.status, 200, await reply.text());
}

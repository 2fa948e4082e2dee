import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { z } from 'zod';

/** Credentials as they are kept and travel: a JWE in its compact form (RFC 7516). */
export const sealedCredentialsSchema = z.string().regex(/^[\w-]+\.\.[\w-]+\.[\w-]*\.[\w-]+$/);

/** What was sealed cannot be opened: with another secret, or for another destination. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' } as const;

/** Keeps the key for credentials apart from whatever else the shared secret is used for. */
const PURPOSE = 'strapi-cdp credentials';

/**
 * Encrypts the credentials of a destination with the secret that Strapi and the connector share.
 *
 * @param destination key of the destination: what is sealed for one cannot be opened for another
 */
export async function sealCredentials(
  credentials: object,
  destination: string,
  secret: string,
): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(credentials)))
    .setProtectedHeader({ ...ALGORITHMS, kid: destination })
    .encrypt(await keyFrom(secret));
}

/**
 * Decrypts what {@link sealCredentials} made.
 *
 * @throws SealError when it was sealed with another secret, for another destination, or was changed
 */
export async function openCredentials(
  sealed: string,
  destination: string,
  secret: string,
): Promise<unknown> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, await keyFrom(secret), {
      keyManagementAlgorithms: [ALGORITHMS.alg],
      contentEncryptionAlgorithms: [ALGORITHMS.enc],
    });
    if (protectedHeader.kid === destination) return JSON.parse(new TextDecoder().decode(plaintext));
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw new SealError(`The credentials of «${destination}» cannot be read with this CDP_SECRET.`);
}

/** HKDF (RFC 5869) without salt: the secret has 32 random characters or more. */
async function keyFrom(secret: string): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const material = await crypto.subtle.importKey('raw', encode(secret), 'HKDF', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encode(PURPOSE) },
    material,
    256,
  );
  return new Uint8Array(bits);
}

import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Source } from 'strapi-cdp-config';
import { HttpProblem } from '../server/index.ts';

/** Seconds that clocks may differ. */
const CLOCK_TOLERANCE = 60;

/**
 * Reads the user id of a signed token: a JWT (RFC 7519) that the site's own server made for who is
 * logged in. It is signed with HS256 by the SHA-256 of a server source's write key, in hexadecimal, and
 * names the source as `kid`; `sub` is the user id and `exp` the end of its life, at most a day away.
 * Whoever guesses a user id therefore learns nothing.
 *
 * @throws HttpProblem 401 for a token that is forged, expired, or made for too long
 */
export async function readUserToken(token: string, sources: Source[], now: Date): Promise<string> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const source = sources.find(
      ({ key, kind, enabled }) => key === kid && kind === 'server' && enabled,
    );
    for (const { digest, expiresAt } of source?.writeKeys ?? []) {
      if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) continue;
      const subject = await verified(token, digest, now);
      if (subject !== undefined) return subject;
    }
  } catch (error) {
    if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error;
  }
  throw new HttpProblem(
    401,
    'invalid_user_token',
    'Send a userToken that is signed by a write key of a server source and is not older than a day.',
  );
}

/** The user id; undefined when another key made the token. */
async function verified(token: string, digest: string, now: Date): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(digest), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp', 'iat'],
      maxTokenAge: '1 day',
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: now,
    });
    return payload.sub;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return undefined;
    throw error;
  }
}

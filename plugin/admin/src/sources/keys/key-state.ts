import type { WriteKeyView } from '../../../../shared/contracts/sources.ts';

/** Whether events that are sent with a key are taken. */
export function isUsable({ expiresAt }: Pick<WriteKeyView, 'expiresAt'>, now: Date): boolean {
  return expiresAt === null || Date.parse(expiresAt) > now.getTime();
}

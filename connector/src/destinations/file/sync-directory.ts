import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Makes the new name of a file outlast a power failure. Some file systems know no such thing. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

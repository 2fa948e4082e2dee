import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { IMPORT_PART_SIZE, type ImportFile, importFileSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { IMPORTS } from '../api.ts';

/** Times that a part is sent before the upload gives up. */
const ATTEMPTS = 3;

const refusalSchema = z.object({
  response: z.object({ data: z.object({ error: z.unknown() }) }),
});

/** Uploads files in parts, so that neither browser nor server ever holds a whole one. */
export function useUpload() {
  const { post, put } = useFetchClient();
  const [percent, setPercent] = useState<number>();

  const send = async (file: File): Promise<ImportFile> => {
    const input = { name: file.name, bytes: file.size };
    const { id } = importFileSchema.parse((await post(`${IMPORTS}/files`, input)).data);
    for (let part = 0; part * IMPORT_PART_SIZE < file.size; part += 1) {
      const begin = part * IMPORT_PART_SIZE;
      const form = new FormData();
      form.append('files', file.slice(begin, begin + IMPORT_PART_SIZE), 'part');
      await persistently(() => put(`${IMPORTS}/files/${id}/parts/${part}`, form));
      setPercent(Math.round((Math.min(begin + IMPORT_PART_SIZE, file.size) / file.size) * 100));
    }
    return importFileSchema.parse((await post(`${IMPORTS}/files/${id}/complete`)).data);
  };

  /** @returns the file, or what went wrong */
  const upload = async (file: File): Promise<{ file: ImportFile } | { error: unknown }> => {
    setPercent(0);
    try {
      return { file: await send(file) };
    } catch (error) {
      return { error: refusalSchema.safeParse(error).data?.response.data.error ?? error };
    } finally {
      setPercent(undefined);
    }
  };

  return { upload, percent };
}

async function persistently(attempt: () => Promise<unknown>): Promise<void> {
  for (let number = 1; ; number += 1) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (number >= ATTEMPTS) throw error;
    }
  }
}

import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { isConnectorAway, toFailure } from '../shared/api/index.ts';
import { saveFile } from '../shared/download/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { exportAddress } from './api.ts';

/** Saves everything that is held of a customer as a file. */
export function useExport() {
  const text = useText();
  const toast = useToast();
  const { get } = useFetchClient();
  const [isExporting, setExporting] = useState(false);

  const save = async (profileId: string) => {
    setExporting(true);
    try {
      const { data } = await get<Blob>(exportAddress(profileId), { responseType: 'blob' });
      // A file that broke off half-way is no answer to anybody: the last thing in it is a brace.
      if ((await data.slice(-2).text()) !== '}\n') throw new Error(text('privacy.export-broken'));
      saveFile(data, `customer-${profileId}.json`);
      toast.succeeded('privacy.exported');
    } catch (error) {
      const failure = toFailure(error);
      const message = text('connector-away.problem');
      toast.failed(isConnectorAway(failure) ? { ...failure, message } : error);
    }
    setExporting(false);
  };

  return { save, isExporting };
}

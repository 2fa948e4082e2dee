import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { membersAddress } from '../api.ts';

/** Saves all members as a CSV file. */
export function DownloadMembers({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const toast = useToast();
  const { get } = useFetchClient();
  const [isLoading, setLoading] = useState(false);
  const { documentId, identifier } = audience;

  const download = async () => {
    setLoading(true);
    try {
      const { data } = await get<Blob>(membersAddress(documentId), { responseType: 'blob' });
      const address = URL.createObjectURL(data);
      const link = document.createElement('a');
      link.href = address;
      link.download = `${identifier}.csv`;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      toast.failed(error);
    }
    setLoading(false);
  };

  return (
    <Button variant="tertiary" startIcon={<Download />} loading={isLoading} onClick={download}>
      {text('import.download')}
    </Button>
  );
}

import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useToast } from '../feedback/index.ts';
import { useText } from '../text/index.ts';
import { saveFile } from './save-file.ts';

interface Props {
  /** Where the server has the file, for who is logged in. */
  address: string;
  /** What it is called when it is saved. */
  fileName: string;
}

/** A button that saves a CSV file. */
export function DownloadButton({ address, fileName }: Props) {
  const text = useText();
  const toast = useToast();
  const { get } = useFetchClient();
  const [isLoading, setLoading] = useState(false);

  const download = async () => {
    setLoading(true);
    try {
      const { data } = await get<Blob>(address, { responseType: 'blob' });
      saveFile(data, fileName);
    } catch (error) {
      toast.failed(error);
    }
    setLoading(false);
  };

  return (
    <Button variant="tertiary" startIcon={<Download />} loading={isLoading} onClick={download}>
      {text('download.csv')}
    </Button>
  );
}

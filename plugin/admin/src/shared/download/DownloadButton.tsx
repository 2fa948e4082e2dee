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
  /** What the server makes the file of, which it then gives as JSON of a text. */
  request?: object;
  /** What it is called when it is saved. */
  fileName: string;
  format?: 'csv' | 'ndjson';
  /** Where there is little room: says only the format. */
  isShort?: boolean;
}

/** A button that saves a file. */
export function DownloadButton(props: Props) {
  const { address, request, fileName, format = 'csv', isShort = false } = props;
  const text = useText();
  const toast = useToast();
  const { get, post } = useFetchClient();
  const [isLoading, setLoading] = useState(false);

  const download = async () => {
    setLoading(true);
    try {
      const { data } = request
        ? await post<string>(address, request)
        : await get<Blob>(address, { responseType: 'blob' });
      saveFile(new Blob([data]), fileName);
    } catch (error) {
      toast.failed(error);
    }
    setLoading(false);
  };

  return (
    <Button
      variant="tertiary"
      startIcon={<Download />}
      loading={isLoading}
      aria-label={isShort ? text(`download.${format}`) : undefined}
      onClick={download}
    >
      {isShort ? format.toUpperCase() : text(`download.${format}`)}
    </Button>
  );
}

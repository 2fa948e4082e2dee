import { Button, Flex } from '@strapi/design-system';
import { Download, Eye, EyeStriked, Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import { useAllowed } from '../shared/access/index.ts';
import { useText } from '../shared/text/index.ts';
import { type Order, PrivacyDialog } from './PrivacyDialog.tsx';
import type { Subject } from './person.ts';
import { useExport } from './use-export.ts';

interface Props {
  /** Undefined for somebody without a profile, of whom there is nothing to export. */
  profileId: string | undefined;
  subject: Subject;
  isSuppressed: boolean;
}

/** The buttons for what a person may ask for, as far as the editor's role allows it. */
export function PersonActions({ profileId, subject, isSuppressed }: Props) {
  const text = useText();
  const buttons = useRef<HTMLDivElement>(null);
  const { export: mayExport, delete: mayDelete, suppress: maySuppress } = useAllowed('privacy');
  const { save, isExporting } = useExport();
  const [order, setOrder] = useState<Order>();

  const isGone = isSuppressed && profileId === undefined;
  return (
    <Flex ref={buttons} gap={2} wrap="wrap">
      {mayExport && profileId !== undefined && (
        <Button
          variant="secondary"
          startIcon={<Download />}
          loading={isExporting}
          onClick={() => save(profileId)}
        >
          {text('privacy.export')}
        </Button>
      )}
      {mayDelete && !isGone && (
        <Button variant="danger-light" startIcon={<Trash />} onClick={() => setOrder('delete')}>
          {text('privacy.delete')}
        </Button>
      )}
      {maySuppress && !isSuppressed && (
        <Button
          variant="danger-light"
          startIcon={<EyeStriked />}
          onClick={() => setOrder('suppress')}
        >
          {text('privacy.suppress')}
        </Button>
      )}
      {maySuppress && isSuppressed && (
        <Button variant="secondary" startIcon={<Eye />} onClick={() => setOrder('unsuppress')}>
          {text('privacy.unsuppress')}
        </Button>
      )}
      {order && (
        <PrivacyDialog
          order={order}
          subject={subject}
          onClose={() => setOrder(undefined)}
          returnFocusTo={() => buttons.current?.querySelector('button') ?? null}
        />
      )}
    </Flex>
  );
}

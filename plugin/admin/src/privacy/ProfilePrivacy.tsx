import { Menu } from '@strapi/design-system';
import { Download, EyeStriked, Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { PersonFound } from '../../../shared/contracts/privacy.ts';
import { useAllowed } from '../shared/access/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { type Order, PrivacyDialog } from './PrivacyDialog.tsx';
import { subjectOfProfile } from './person.ts';
import { useExport } from './use-export.ts';

interface Props {
  profile: NonNullable<PersonFound['profile']>;
}

/** What a customer may ask for: a copy of everything, to be forgotten, and to be left alone. */
export function ProfilePrivacy({ profile }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const trigger = useRef<HTMLButtonElement>(null);
  const { export: mayExport, delete: mayDelete, suppress: maySuppress } = useAllowed('privacy');
  const { save, isExporting } = useExport();
  const [order, setOrder] = useState<Order>();
  if (!mayExport && !mayDelete && !maySuppress) return null;

  return (
    <>
      <Menu.Root>
        <Menu.Trigger ref={trigger} variant="tertiary" size="S" disabled={isExporting}>
          {text('privacy.title')}
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end">
          {mayExport && (
            <Menu.Item startIcon={<Download />} onSelect={() => save(profile.id)}>
              {text('privacy.export')}
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setOrder('delete')}>
              {text('privacy.delete')}
            </Menu.Item>
          )}
          {maySuppress && (
            <Menu.Item
              variant="danger"
              startIcon={<EyeStriked />}
              onSelect={() => setOrder('suppress')}
            >
              {text('privacy.suppress')}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Root>
      {order && (
        <PrivacyDialog
          order={order}
          subject={subjectOfProfile(profile)}
          onClose={() => setOrder(undefined)}
          onDone={() => navigate(`${HOME}/profiles`)}
          returnFocusTo={() => trigger.current}
        />
      )}
    </>
  );
}

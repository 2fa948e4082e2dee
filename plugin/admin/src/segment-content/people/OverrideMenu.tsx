import { Box } from '@strapi/design-system';
import { ArrowClockwise, Check, Cross } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { OverrideForm } from '../../../../shared/contracts/segment-content.ts';
import { RowMenu } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { OverrideModal } from './OverrideModal.tsx';

interface Props {
  person: { label: string; identifier: OverrideForm['identifier'] };
  segment: { value: string; name: string };
  /** What the menu is about: the person, or the segment. */
  name: string;
  isIn: boolean;
  /** Whether somebody said so. */
  byHand: boolean;
}

const ICONS = { in: <Check />, out: <Cross />, leave: <ArrowClockwise /> };

/** What can be said of one person and one segment. */
export function OverrideMenu({ person, segment, name, isIn, byHand }: Props) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const [change, setChange] = useState<OverrideForm['change']>();
  const changes: OverrideForm['change'][] = [
    isIn ? 'out' : 'in',
    ...(byHand ? ['leave' as const] : []),
  ];
  return (
    <Box ref={place}>
      <RowMenu
        name={name}
        actions={changes.map((one) => ({
          label: text(`overrides.${one}`),
          icon: ICONS[one],
          onSelect: () => setChange(one),
        }))}
      />
      {change && (
        <OverrideModal
          title={text(`overrides.title-${change}`, { name: person.label, segment: segment.name })}
          given={{ segment: segment.value, identifier: person.identifier, change }}
          onClose={() => setChange(undefined)}
          returnFocusTo={() => place.current?.querySelector('button') ?? null}
        />
      )}
    </Box>
  );
}

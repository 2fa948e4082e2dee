import { Table, Tbody, Typography } from '@strapi/design-system';
import type { SetAsideReasons } from '../../../../shared/contracts/events.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { Panel } from '../../shared/feedback/index.ts';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { ReasonRow } from './ReasonRow.tsx';
import { ReplayButton } from './ReplayButton.tsx';

const COLUMNS: TextId[] = [
  'set-aside.reason',
  'set-aside.events',
  'set-aside.sources',
  'set-aside.last',
];

interface Props {
  reasons: SetAsideReasons;
  /** The reason whose events are shown; undefined for all. */
  chosen: string | undefined;
  onChoose: (reason: string | undefined) => void;
}

/** Why events were set aside, and the buttons to do something about it. */
export function Reasons({ reasons: { items, events }, chosen, onChoose }: Props) {
  const text = useText();
  const { replay } = useAllowed('events');
  return (
    <Panel
      title={text('set-aside.reasons', { events })}
      action={
        replay && <ReplayButton selection={{ all: true }} label={text('set-aside.replay-all')} />
      }
    >
      <Typography tag="p" textColor="neutral600" paddingBottom={4}>
        {text('set-aside.explained')}
      </Typography>
      <Table colCount={5} rowCount={items.length + 1}>
        <TableHead columns={COLUMNS} hasActions />
        <Tbody>
          {items.map((item) => (
            <ReasonRow
              key={item.reason}
              item={item}
              isChosen={item.reason === chosen}
              onChoose={onChoose}
            />
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}

import { Flex, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { Eye, EyeStriked } from '@strapi/icons';
import type { SetAsideReason } from '../../../../shared/contracts/events.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { DiscardButton } from './DiscardButton.tsx';
import { ReplayButton } from './ReplayButton.tsx';

interface Props {
  item: SetAsideReason;
  isChosen: boolean;
  onChoose: (reason: string | undefined) => void;
}

/** One reason, with how many events have it. */
export function ReasonRow({ item, isChosen, onChoose }: Props) {
  const text = useText();
  const format = useFormat();
  const { replay, discard } = useAllowed('events');
  const { reason, events, sources, lastAt } = item;
  return (
    <Tr>
      <Td>
        <CellStack>
          <Typography fontWeight={isChosen ? 'bold' : 'regular'}>{reason}</Typography>
        </CellStack>
      </Td>
      <Td>
        <Typography>{format.number(events)}</Typography>
      </Td>
      <Td>
        <Typography>{sources.join(', ')}</Typography>
      </Td>
      <Td>
        <Typography>
          <RelativeTime at={lastAt} />
        </Typography>
      </Td>
      <Td>
        <Flex gap={1} justifyContent="flex-end">
          <IconButton
            variant="ghost"
            label={text(isChosen ? 'set-aside.show-all' : 'set-aside.show-these')}
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? undefined : reason)}
          >
            {isChosen ? <EyeStriked /> : <Eye />}
          </IconButton>
          {replay && (
            <ReplayButton selection={{ reason }} label={text('set-aside.replay-these')} isIcon />
          )}
          {discard && (
            <DiscardButton
              selection={{ reason }}
              events={events}
              label={text('set-aside.discard-these')}
            />
          )}
        </Flex>
      </Td>
    </Tr>
  );
}

import { Box, Flex, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useText } from '../../../shared/text/index.ts';
import type { EventDraft, FilterDraft } from '../model/conditions.ts';
import { useCardFields } from './card-fields.ts';
import { FilterFields } from './FilterFields.tsx';
import { Line, Words } from './Words.tsx';

interface Props {
  at: string;
  value: EventDraft;
  onChange: (value: EventDraft) => void;
}

/** What the events must say: a line for each condition; nothing while there is none. */
export function FilterRows({ at, value, onChange }: Props) {
  const text = useText();
  const { isDisabled, focusField } = useCardFields();
  const { where } = value;
  if (where.length === 0) return null;
  const put = (index: number, next: FilterDraft) =>
    onChange({ ...value, where: where.with(index, next) });
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingLeft={4}>
      {where.map((filter, index) => (
        <Flex
          // Conditions have nothing but their place.
          key={String(index)}
          role="group"
          aria-label={text('builder.where-label', { number: index + 1 })}
          gap={2}
          alignItems="flex-start"
        >
          <Box flex="1">
            <Line>
              <Words>{text(index === 0 ? 'builder.where' : 'builder.where-and')}</Words>
              <FilterFields
                at={`${at}.where.${index}`}
                event={value}
                value={filter}
                onChange={(next) => put(index, next)}
              />
            </Line>
          </Box>
          <IconButton
            variant="ghost"
            size="S"
            label={text('builder.where-remove', { number: index + 1 })}
            disabled={isDisabled}
            onClick={() => {
              onChange({ ...value, where: where.toSpliced(index, 1) });
              focusField(`${at}.name`);
            }}
          >
            <Trash />
          </IconButton>
        </Flex>
      ))}
    </Flex>
  );
}

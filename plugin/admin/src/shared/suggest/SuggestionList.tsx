import { Box, Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';
import { nameOf, type Suggestion } from './suggestions.ts';

const Sheet = styled(Box)`
  position: absolute;
  top: calc(100% + 4px);
  left: 0;
  z-index: ${({ theme }) => theme.zIndices.popover};
  min-width: 100%;
  max-width: 44rem;
  max-height: 26rem;
  overflow-y: auto;
`;

const Option = styled(Flex)`
  cursor: pointer;
  white-space: nowrap;

  &[aria-selected='true'],
  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

interface Props {
  id: string;
  suggestions: Suggestion[];
  /** The place of the one that Enter would take; -1 for none. */
  active: number;
  onPick: (suggestion: Suggestion) => void;
}

/** What may be picked, below the input that has the focus all the time. */
export function SuggestionList({ id, suggestions, active, onPick }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    sheet.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Sheet
      ref={sheet}
      id={id}
      role="listbox"
      background="neutral0"
      borderColor="neutral150"
      hasRadius
      shadow="filterShadow"
      padding={1}
    >
      {suggestions.map((suggestion, index) => (
        <Option
          key={suggestion.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          justifyContent="space-between"
          gap={4}
          hasRadius
          paddingTop={2}
          paddingBottom={2}
          paddingLeft={3}
          paddingRight={3}
          // The focus stays in the input.
          onMouseDown={(event: { preventDefault: () => void }) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
        >
          <Typography ellipsis>{nameOf(suggestion)}</Typography>
          {suggestion.detail && (
            <Typography variant="pi" textColor="neutral600">
              {suggestion.detail}
            </Typography>
          )}
        </Option>
      ))}
    </Sheet>
  );
}

import { Box, TextInput } from '@strapi/design-system';
import { CaretDown } from '@strapi/icons';
import { type KeyboardEvent, useId, useState } from 'react';
import { styled } from 'styled-components';
import { SuggestionList } from './SuggestionList.tsx';
import { matching, nameOf, type Suggestion, valueNamed } from './suggestions.ts';

const Caret = styled(CaretDown)`
  pointer-events: none;
`;

interface Props {
  value: string;
  suggestions: readonly Suggestion[];
  placeholder?: string;
  /** `M` by default. */
  size?: 'S' | 'M';
  isDisabled: boolean;
  onChange: (value: string) => void;
  /** Takes Enter where no suggestion is chosen, such as to add the value to a list. */
  onEnter?: () => void;
  /** Takes a suggestion that was picked; by default it is the value. */
  onPick?: (value: string) => void;
  /** Takes Backspace in an empty input. */
  onBackspace?: () => void;
  onFocus?: () => void;
}

/** A line of text that offers what exists, the most frequent first; any other text is as good. */
export function SuggestInput(props: Props) {
  const { value, suggestions, placeholder, isDisabled, onChange, onPick = onChange } = props;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  /** What somebody typed since the input has the focus: an unfinished text is not replaced by a name. */
  const [typed, setTyped] = useState<string | null>(null);

  const known = suggestions.find((suggestion) => suggestion.value === value);
  const shown = typed ?? (known ? nameOf(known) : value);
  const offered = matching(suggestions, typed ?? '');
  const isShown = isOpen && offered.length > 0 && !isDisabled;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (suggestion: Suggestion) => {
    setTyped(null);
    onPick(suggestion.value);
    close();
  };
  const walk = (by: number) => {
    setOpen(true);
    if (offered.length === 0) return;
    setActive((at) =>
      isShown ? (at + by + offered.length) % offered.length : by > 0 ? 0 : offered.length - 1,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const chosen = isShown ? offered[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      walk(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      // Enter in the form around would save it.
      event.preventDefault();
      if (chosen) pick(chosen);
      else {
        props.onEnter?.();
        setTyped(null);
        close();
      }
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && shown === '') props.onBackspace?.();
  };

  return (
    <Box position="relative" width="100%">
      <TextInput
        size={props.size}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
        value={shown}
        placeholder={placeholder}
        disabled={isDisabled}
        autoComplete="off"
        spellCheck={false}
        endAction={<Caret aria-hidden fill="neutral500" width="1.2rem" height="1.2rem" />}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
          setActive(-1);
          onChange(valueNamed(suggestions, target.value));
        }}
        onFocus={() => props.onFocus?.()}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setTyped(null);
          close();
        }}
        onKeyDown={onKeyDown}
      />
      {isShown && (
        <SuggestionList id={listId} suggestions={offered} active={active} onPick={pick} />
      )}
    </Box>
  );
}

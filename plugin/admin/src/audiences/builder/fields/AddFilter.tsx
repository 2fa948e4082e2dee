import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { MOST_EVENT_CONDITIONS } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { type EventDraft, emptyFilter } from '../model/conditions.ts';
import { useCardFields } from './card-fields.ts';

interface Props {
  /** The path of the event in the condition. */
  at: string;
  value: EventDraft;
  onChange: (value: EventDraft) => void;
}

/** Adds a condition on what the events must say. */
export function AddFilter({ at, value, onChange }: Props) {
  const text = useText();
  const { isDisabled, focusField } = useCardFields();
  if (value.where.length >= MOST_EVENT_CONDITIONS) return null;
  return (
    <Button
      variant="ghost"
      size="S"
      startIcon={<Plus />}
      disabled={isDisabled}
      aria-label={text('builder.where-add-named', { event: value.name ?? value.type })}
      onClick={() => {
        onChange({ ...value, where: [...value.where, emptyFilter()] });
        focusField(`${at}.where.${value.where.length}.path`);
      }}
    >
      {text('builder.where-add')}
    </Button>
  );
}

import { eventTypeSchema } from 'strapi-cdp-config';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useText } from '../../../shared/text/index.ts';
import { useKnownEvents } from '../known/use-known-events.ts';
import type { EventDraft } from '../model/conditions.ts';
import { InlineSelect } from './InlineSelect.tsx';
import { InlineSuggest } from './InlineSuggest.tsx';

/** Stands for «of any name» in the input; no event can be called so. */
const ANY = '*';

interface Props {
  /** Its path in the condition: `event`, or `steps.1.event`. */
  at: string;
  value: EventDraft;
  onChange: (value: EventDraft) => void;
}

/** Which events: of a type, and of a name. What they must say stands in {@link FilterRows}. */
export function EventFields({ at, value, onChange }: Props) {
  const text = useText();
  const any: Suggestion = { value: ANY, label: text('builder.event-any') };
  const events = [...useKnownEvents(value.type), any];
  const rename = (name: string) => {
    // Pages are mostly meant all together; of a track somebody has to say so.
    const isAny = name === ANY || (name === '' && value.type !== 'track');
    onChange({ ...value, name: isAny ? null : name });
  };
  return (
    <>
      <InlineSelect
        at={`${at}.type`}
        label={text('builder.event-type')}
        value={value.type}
        choices={eventTypeSchema.options.map((type) => ({
          value: type,
          label: text(`builder.event-type-${type}`),
        }))}
        onChange={(type) =>
          onChange({ ...value, type, name: type === 'track' ? (value.name ?? '') : null })
        }
      />
      <InlineSuggest
        at={`${at}.name`}
        label={text('builder.event-name')}
        width="24rem"
        value={value.name ?? ANY}
        suggestions={events}
        placeholder={text('builder.event-placeholder')}
        onChange={rename}
      />
    </>
  );
}

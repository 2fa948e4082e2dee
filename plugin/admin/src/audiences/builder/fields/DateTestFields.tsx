import { useText } from '../../../shared/text/index.ts';
import type { TestDraft } from '../model/conditions.ts';
import { DurationFields } from './DurationFields.tsx';
import { InlineNumber } from './InlineNumber.tsx';
import { MomentField } from './MomentField.tsx';
import { Words } from './Words.tsx';

interface Props {
  at: string;
  test: Extract<TestDraft, { type: 'date' }>;
  onChange: (test: TestDraft) => void;
}

/** What a moment is compared with. */
export function DateTestFields({ at, test, onChange }: Props) {
  const text = useText();
  switch (test.operator) {
    case 'before':
    case 'after':
      return (
        <MomentField
          at={`${at}.moment`}
          label={text('builder.moment')}
          value={test.moment}
          onChange={(moment) => onChange({ ...test, moment })}
        />
      );
    case 'between':
      return (
        <>
          <MomentField
            at={`${at}.from`}
            label={text('builder.moment-from')}
            value={test.from}
            onChange={(from) => onChange({ ...test, from })}
          />
          <Words>{text('builder.and')}</Words>
          <MomentField
            at={`${at}.to`}
            label={text('builder.moment-to')}
            value={test.to}
            onChange={(to) => onChange({ ...test, to })}
          />
        </>
      );
    case 'within-last':
    case 'within-next':
      return (
        <DurationFields
          at={`${at}.duration`}
          value={test.duration}
          onChange={(duration) => onChange({ ...test, duration })}
        />
      );
    case 'anniversary':
      return (
        <>
          <Words>{text('builder.anniversary-from')}</Words>
          <InlineNumber
            at={`${at}.fromDay`}
            label={text('builder.anniversary-from-label')}
            width="8.4rem"
            value={test.fromDay}
            onChange={(fromDay) => onChange({ ...test, fromDay })}
          />
          <Words>{text('builder.anniversary-to')}</Words>
          <InlineNumber
            at={`${at}.toDay`}
            label={text('builder.anniversary-to-label')}
            width="8.4rem"
            value={test.toDay}
            onChange={(toDay) => onChange({ ...test, toDay })}
          />
          <Words>{text('builder.anniversary-end')}</Words>
        </>
      );
  }
}

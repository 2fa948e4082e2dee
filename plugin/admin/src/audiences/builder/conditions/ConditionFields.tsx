import type { ReactNode } from 'react';
import type { ConditionDraft } from '../model/draft.ts';
import { DidFields, DidOnceFields, RegularlyFields } from './BehaviourFields.tsx';
import { ComputedFields, ComputedTraitFields } from './ComputedFields.tsx';
import { AudienceFields, ConsentFields, SegmentFields } from './MembershipFields.tsx';
import { IdentifierFields, TraitFields } from './ProfileFields.tsx';
import { SequenceFields } from './SequenceFields.tsx';

interface Props {
  /** What the sentence begins with: the kind of the condition. */
  lead: ReactNode;
  value: ConditionDraft;
  onChange: (value: ConditionDraft) => void;
}

/** The fields of a condition, as a sentence from left to right. */
export function ConditionFields({ lead, value, onChange }: Props) {
  switch (value.kind) {
    case 'did':
      return <DidFields lead={lead} value={value} onChange={onChange} />;
    case 'did-not':
    case 'first-time':
      return <DidOnceFields lead={lead} value={value} onChange={onChange} />;
    case 'regularly':
      return <RegularlyFields lead={lead} value={value} onChange={onChange} />;
    case 'sequence':
      return <SequenceFields lead={lead} value={value} onChange={onChange} />;
    case 'computed':
      return <ComputedFields lead={lead} value={value} onChange={onChange} />;
    case 'computed-trait':
      return <ComputedTraitFields lead={lead} value={value} onChange={onChange} />;
    case 'trait':
      return <TraitFields lead={lead} value={value} onChange={onChange} />;
    case 'identifier':
      return <IdentifierFields lead={lead} value={value} onChange={onChange} />;
    case 'segment':
      return <SegmentFields lead={lead} value={value} onChange={onChange} />;
    case 'audience':
      return <AudienceFields lead={lead} value={value} onChange={onChange} />;
    case 'consent':
      return <ConsentFields lead={lead} value={value} onChange={onChange} />;
  }
}

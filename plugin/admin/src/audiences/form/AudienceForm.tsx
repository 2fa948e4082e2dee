import { useForm } from '@strapi/strapi/admin';
import { type AudienceInput, audienceInputSchema } from 'strapi-cdp-config';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { FormCell, FormPage, FormSection, NamingCells } from '../../shared/form/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAudienceIdentifierCheckQuery } from '../api.ts';
import { emptyRule, type RuleDraft, RuleField, RulePreview } from '../builder/index.ts';
import { SegmentsField } from './SegmentsField.tsx';

/** What the form holds: an audience whose rule may not be complete yet. */
export type AudienceDraft = Omit<AudienceInput, 'rule'> & { rule: RuleDraft };

interface Props {
  title: string;
  /** The audience that is being edited; undefined for a new one. */
  audience?: AudienceRow;
  initialValues: AudienceDraft;
  isReadOnly?: boolean;
  /** Whether what the form begins with can be saved as it is. */
  isReady?: boolean;
  /** Sends the audience, and returns what went wrong. */
  onSubmit: (input: AudienceInput) => Promise<unknown>;
}

/** The page on which an audience is written. */
export function AudienceForm(props: Props) {
  const { title, audience, initialValues, isReadOnly = false, isReady, onSubmit } = props;
  const text = useText();
  const own = audience?.identifier ?? null;

  const useCheck = (identifier: string | undefined) =>
    useCdpAudienceIdentifierCheckQuery(
      { identifier: identifier ?? '', except: audience?.documentId },
      { skip: identifier === undefined },
    ).currentData;

  return (
    <FormPage
      title={title}
      subtitle={text('audiences.form-subtitle')}
      fallback={`${HOME}/audiences`}
      isManaged={audience?.managedBy === 'configuration'}
      isReady={isReady}
      schema={audienceInputSchema}
      initialValues={initialValues}
      disabled={isReadOnly}
      onSubmit={onSubmit}
    >
      <FormSection title={text('audiences.details')}>
        <NamingCells
          own={audience?.identifier}
          lockedBecause={audience && text('audiences.locked')}
          hint={text('audiences.identifier-hint')}
          useCheck={useCheck}
          descriptionHint={text('audiences.description-hint')}
        />
        <FormCell>
          <SegmentsField />
        </FormCell>
      </FormSection>
      <FormSection title={text('audiences.who')} hint={text('audiences.who-hint')}>
        <FormCell columns={12}>
          <RuleField name="rule" audience={own} />
        </FormCell>
      </FormSection>
      <LivePreview audience={own} />
    </FormPage>
  );
}

/** Who the rule means now, as it stands in the form. */
function LivePreview({ audience }: { audience: string | null }) {
  const { rule = emptyRule }: Partial<AudienceDraft> = useForm(
    'LivePreview',
    (state) => state.values,
  );
  return <RulePreview rule={rule} audience={audience} />;
}

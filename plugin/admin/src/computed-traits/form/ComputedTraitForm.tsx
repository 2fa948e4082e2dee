import { type ComputedTraitInput, computedTraitInputSchema } from 'strapi-cdp-config';
import type { ComputedTraitRow } from '../../../../shared/contracts/computed-traits.ts';
import { FormPage, FormSection, NamingCells } from '../../shared/form/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpComputedIdentifierCheckQuery } from '../api.ts';
import { ComputationSection } from './ComputationSection.tsx';
import { Outcome } from './Outcome.tsx';
import { WhereSection } from './WhereSection.tsx';

interface Props {
  title: string;
  /** The computed trait that is being edited; undefined for a new one. */
  trait?: ComputedTraitRow;
  initialValues: ComputedTraitInput;
  isReadOnly?: boolean;
  /** Sends the computed trait, and returns what went wrong. */
  onSubmit: (input: ComputedTraitInput) => Promise<unknown>;
}

/** The page on which a computed trait is written. */
export function ComputedTraitForm(props: Props) {
  const { title, trait, initialValues, isReadOnly = false, onSubmit } = props;
  const text = useText();

  const useCheck = (identifier: string | undefined) =>
    useCdpComputedIdentifierCheckQuery(
      { identifier: identifier ?? '', except: trait?.documentId },
      { skip: identifier === undefined },
    ).currentData;

  return (
    <FormPage
      title={title}
      subtitle={text('computed.form-subtitle')}
      fallback={`${HOME}/computed-traits`}
      isManaged={trait?.managedBy === 'configuration'}
      schema={computedTraitInputSchema}
      initialValues={initialValues}
      disabled={isReadOnly}
      onSubmit={onSubmit}
    >
      <FormSection title={text('computed.details')}>
        <NamingCells
          own={trait?.identifier}
          lockedBecause={trait && text('computed.locked')}
          hint={text('computed.identifier-hint')}
          useCheck={useCheck}
          descriptionHint={text('computed.description-hint')}
          descriptionColumns={12}
        />
      </FormSection>
      <ComputationSection />
      <WhereSection />
      <Outcome />
    </FormPage>
  );
}

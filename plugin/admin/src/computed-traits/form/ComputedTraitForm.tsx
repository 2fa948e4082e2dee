import { Flex } from '@strapi/design-system';
import { BackButton, Blocker, Layouts, Page } from '@strapi/strapi/admin';
import { type ComputedTraitInput, computedTraitInputSchema } from 'strapi-cdp-config';
import type { ComputedTraitRow } from '../../../../shared/contracts/computed-traits.ts';
import { Notice } from '../../shared/feedback/index.ts';
import {
  ContractForm,
  FormCell,
  FormSection,
  IdentifierField,
  SaveButton,
  TextareaField,
  TextField,
} from '../../shared/form/index.ts';
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
  const isManaged = trait?.managedBy === 'configuration';

  const useCheck = (identifier: string | undefined) =>
    useCdpComputedIdentifierCheckQuery(
      { identifier: identifier ?? '', except: trait?.documentId },
      { skip: identifier === undefined },
    ).currentData;

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <ContractForm
        schema={computedTraitInputSchema}
        initialValues={initialValues}
        disabled={isManaged || isReadOnly}
        onSubmit={onSubmit}
      >
        <Layouts.Header
          navigationAction={<BackButton fallback={`${HOME}/computed-traits`} />}
          title={title}
          subtitle={text('computed.form-subtitle')}
          primaryAction={<SaveButton />}
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isManaged && <Notice>{text('managed.notice')}</Notice>}
            <FormSection title={text('computed.details')}>
              <FormCell>
                <TextField name="name" label={text('field.name')} required focusFirst={!trait} />
              </FormCell>
              <FormCell>
                <IdentifierField
                  own={trait?.identifier}
                  lockedBecause={trait && text('computed.locked')}
                  hint={text('computed.identifier-hint')}
                  useCheck={useCheck}
                />
              </FormCell>
              <FormCell columns={12}>
                <TextareaField
                  name="description"
                  label={text('field.description')}
                  hint={text('computed.description-hint')}
                />
              </FormCell>
            </FormSection>
            <ComputationSection />
            <WhereSection />
            <Outcome />
          </Flex>
        </Layouts.Content>
        <Blocker />
      </ContractForm>
    </Page.Main>
  );
}

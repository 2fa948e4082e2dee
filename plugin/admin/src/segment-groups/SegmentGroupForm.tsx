import { Flex } from '@strapi/design-system';
import { BackButton, Blocker, Layouts, Page } from '@strapi/strapi/admin';
import { type SegmentGroupInput, segmentGroupInputSchema } from 'strapi-cdp-config';
import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { Notice } from '../shared/feedback/index.ts';
import {
  ContractForm,
  FormCell,
  FormSection,
  IdentifierField,
  SaveButton,
  TextareaField,
  TextField,
} from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpIdentifierCheckQuery } from './api.ts';

interface Props {
  title: string;
  /** The group that is being edited; undefined for a new one. */
  group?: SegmentGroupRow;
  fallback: string;
  /** Sends the group, and returns what went wrong. */
  onSubmit: (input: SegmentGroupInput) => Promise<unknown>;
}

const EMPTY: SegmentGroupInput = { name: '', identifier: '', description: '' };

/** The page on which a segment group is written. */
export function SegmentGroupForm({ title, group, fallback, onSubmit }: Props) {
  const text = useText();
  const isManaged = group?.managedBy === 'configuration';
  const initialValues = group
    ? { name: group.name, identifier: group.identifier, description: group.description }
    : EMPTY;
  const connectors = group?.connectors ?? [];
  const lock =
    connectors.length > 0
      ? text('segment-groups.locked', { connectors: connectors.join(', ') })
      : undefined;

  const useCheck = (identifier: string | undefined) =>
    useCdpIdentifierCheckQuery(
      { identifier: identifier ?? '', except: group?.documentId },
      { skip: identifier === undefined },
    ).currentData;

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <ContractForm
        schema={segmentGroupInputSchema}
        initialValues={initialValues}
        disabled={isManaged}
        onSubmit={onSubmit}
      >
        <Layouts.Header
          navigationAction={<BackButton fallback={fallback} />}
          title={title}
          subtitle={text('segment-groups.form-subtitle')}
          primaryAction={<SaveButton />}
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isManaged && <Notice>{text('managed.notice')}</Notice>}
            <FormSection title={text('segment-groups.details')}>
              <FormCell>
                <TextField name="name" label={text('field.name')} required focusFirst={!group} />
              </FormCell>
              <FormCell>
                <IdentifierField
                  own={group?.identifier}
                  lockedBecause={lock}
                  hint={text('segment-groups.identifier-hint')}
                  useCheck={useCheck}
                />
              </FormCell>
              <FormCell columns={12}>
                <TextareaField
                  name="description"
                  label={text('field.description')}
                  hint={text('segment-groups.description-hint')}
                />
              </FormCell>
            </FormSection>
          </Flex>
        </Layouts.Content>
        <Blocker />
      </ContractForm>
    </Page.Main>
  );
}

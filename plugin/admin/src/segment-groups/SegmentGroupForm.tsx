import { type SegmentGroupInput, segmentGroupInputSchema } from 'strapi-cdp-config';
import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { FormPage, FormSection, NamingCells } from '../shared/form/index.ts';
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
    <FormPage
      title={title}
      subtitle={text('segment-groups.form-subtitle')}
      fallback={fallback}
      isManaged={group?.managedBy === 'configuration'}
      schema={segmentGroupInputSchema}
      initialValues={initialValues}
      onSubmit={onSubmit}
    >
      <FormSection title={text('segment-groups.details')}>
        <NamingCells
          own={group?.identifier}
          lockedBecause={lock}
          hint={text('segment-groups.identifier-hint')}
          useCheck={useCheck}
          descriptionHint={text('segment-groups.description-hint')}
          descriptionColumns={12}
        />
      </FormSection>
    </FormPage>
  );
}

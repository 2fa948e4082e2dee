import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { AudienceRow } from '../../../shared/contracts/audiences.ts';
import { ComputationState } from '../shared/computation/index.ts';
import { CellStack, type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { AudienceMenu } from './AudienceMenu.tsx';
import { FedCell } from './FedCell.tsx';
import { SizeCell } from './SizeCell.tsx';
import { useRuleSentence } from './use-rule-sentence.ts';

/** Long sentences end after three lines; all of it stands on the page of the audience. */
const Clamped = styled(Typography)`
  min-width: 18rem;
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  overflow: hidden;
`;

/** Audiences as rows; undefined while they are being loaded. */
export function AudiencesTable({ audiences }: { audiences: AudienceRow[] | undefined }) {
  const text = useText();
  const say = useRuleSentence();
  const columns: Column<AudienceRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      maxWidth: '22rem',
      cell: ({ documentId, name, managedBy }) => (
        <NameCell name={name} path={documentId} managedBy={managedBy} />
      ),
    },
    {
      name: 'rule',
      label: text('audiences.who'),
      cell: ({ rule }) => (
        <CellStack>
          <Clamped title={say(rule)}>{say(rule)}</Clamped>
        </CellStack>
      ),
    },
    {
      name: 'size',
      label: text('audiences.size'),
      sortable: true,
      cell: (audience) => <SizeCell audience={audience} />,
    },
    {
      name: 'state',
      label: text('audiences.state'),
      cell: (audience) => (
        <CellStack>
          <ComputationState {...audience} />
        </CellStack>
      ),
    },
    {
      name: 'segments',
      label: text('audiences.feeds'),
      maxWidth: '22rem',
      isControl: true,
      cell: (audience) => <FedCell audience={audience} />,
    },
  ];
  return (
    <ListTable
      rows={audiences}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={({ documentId }) => documentId}
      actions={(audience) => <AudienceMenu audience={audience} />}
    />
  );
}

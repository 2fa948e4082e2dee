import type { ComputedTraitRow } from '../../../shared/contracts/computed-traits.ts';
import { ComputationState } from '../shared/computation/index.ts';
import { CellStack, type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { ComputedTraitMenu } from './ComputedTraitMenu.tsx';
import { computedSentence } from './sentence.ts';

/** Computed traits as rows; undefined while they are being loaded. */
export function ComputedTraitsTable({ traits }: { traits: ComputedTraitRow[] | undefined }) {
  const text = useText();
  const columns: Column<ComputedTraitRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      cell: ({ documentId, name, managedBy }) => (
        <NameCell name={name} path={documentId} managedBy={managedBy} />
      ),
    },
    {
      name: 'says',
      label: text('computed.says'),
      cell: (trait) => <CellStack>{computedSentence(text, trait)}</CellStack>,
    },
    {
      name: 'state',
      label: text('computed.state'),
      cell: (trait) => (
        <CellStack>
          <ComputationState {...trait} />
        </CellStack>
      ),
    },
  ];
  return (
    <ListTable
      rows={traits}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={({ documentId }) => documentId}
      actions={(trait) => <ComputedTraitMenu trait={trait} />}
    />
  );
}

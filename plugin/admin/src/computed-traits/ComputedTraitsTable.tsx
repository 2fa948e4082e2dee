import { IconButton, Link, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { ComputedTraitRow } from '../../../shared/contracts/computed-traits.ts';
import { useAllowed } from '../shared/access/index.ts';
import { ManagedBadge } from '../shared/feedback/index.ts';
import { ActionsCell, ActionsHeader, CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { DeleteComputedTrait } from './DeleteComputedTrait.tsx';
import { computedSentence } from './sentence.ts';
import { TraitState } from './TraitState.tsx';

/** Computed traits as rows; undefined while they are being loaded. */
export function ComputedTraitsTable({ traits }: { traits: ComputedTraitRow[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'name', label: text('field.name'), sortable: true },
    { name: 'says', label: text('computed.says') },
    { name: 'state', label: text('computed.state') },
  ];
  return (
    <Table.Root
      headers={headers}
      isLoading={traits === undefined}
      rows={traits?.map((trait) => ({ ...trait, id: trait.documentId }))}
    >
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
          <ActionsHeader />
        </Table.Head>
        <Table.Loading>{text('list.loading')}</Table.Loading>
        <Table.Body>
          {traits?.map((trait) => (
            <ComputedTraitTableRow key={trait.documentId} trait={trait} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}

function ComputedTraitTableRow({ trait }: { trait: ComputedTraitRow }) {
  const text = useText();
  const navigate = useNavigate();
  const allowed = useAllowed('computed-traits');
  const { documentId, name, managedBy } = trait;
  const isEditable = managedBy === 'editor';
  return (
    <Table.Row onClick={() => navigate(documentId)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <CellStack>
          <Link tag={NavLink} to={documentId} isExternal={false}>
            {name}
          </Link>
          <ManagedBadge managedBy={managedBy} />
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <CellStack>
          <Typography>{computedSentence(text, trait)}</Typography>
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <CellStack>
          <TraitState trait={trait} />
        </CellStack>
      </Table.Cell>
      <ActionsCell>
        {allowed.update && isEditable && (
          <IconButton
            tag={NavLink}
            to={documentId}
            variant="ghost"
            label={text('action.edit-named', { name })}
          >
            <Pencil />
          </IconButton>
        )}
        {allowed.delete && isEditable && <DeleteComputedTrait trait={trait} />}
      </ActionsCell>
    </Table.Row>
  );
}

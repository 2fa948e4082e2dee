import { Th, Thead, Tr, Typography } from '@strapi/design-system';
import { type TextId, useText } from '../text/index.ts';
import { ActionsHeader } from './ActionsHeader.tsx';

interface Props {
  columns: readonly TextId[];
  /** Whether the rows end with buttons. */
  hasActions?: boolean;
}

/** The headings of a table that is no list of its own: nothing in it is sorted by them. */
export function TableHead({ columns, hasActions = false }: Props) {
  const text = useText();
  return (
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma" textColor="neutral600">
              {text(column)}
            </Typography>
          </Th>
        ))}
        {hasActions && <ActionsHeader />}
      </Tr>
    </Thead>
  );
}

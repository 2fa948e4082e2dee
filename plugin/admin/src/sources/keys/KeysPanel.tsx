import { Table, Tbody, Typography } from '@strapi/design-system';
import type { SourceDetail } from '../../../../shared/contracts/sources.ts';
import { Panel } from '../../shared/feedback/index.ts';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { useNow } from '../../shared/time/index.ts';
import { KeyRow } from './KeyRow.tsx';
import { isUsable } from './key-state.ts';
import { RotateKey } from './RotateKey.tsx';

/** Milliseconds until it is looked again whether a key has expired. */
const REFRESH = 30_000;

const COLUMNS: TextId[] = ['sources.write-key', 'sources.made', 'sources.valid'];

interface Props {
  source: SourceDetail;
  mayRotate: boolean;
}

/** The write keys of a source: which work, until when, and the buttons that change that. */
export function KeysPanel({ source, mayRotate }: Props) {
  const text = useText();
  const now = useNow(REFRESH);
  const { documentId, kind, writeKeys } = source;
  const usable = writeKeys.filter((key) => isUsable(key, now));
  return (
    <Panel
      title={text('sources.keys')}
      action={mayRotate && <RotateKey documentId={documentId} kind={kind} />}
    >
      <Typography tag="p" textColor="neutral600" paddingBottom={4}>
        {text(`sources.keys-${kind}`)}
      </Typography>
      <Table colCount={4} rowCount={writeKeys.length + 1}>
        <TableHead columns={COLUMNS} hasActions />
        <Tbody>
          {writeKeys.map((key) => (
            <KeyRow
              key={key.id}
              documentId={documentId}
              writeKey={key}
              isUsable={usable.includes(key)}
              mayRevoke={mayRotate && usable.some((other) => other.id !== key.id)}
            />
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}

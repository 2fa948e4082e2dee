import { Badge, Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { WriteKeyView } from '../../../../shared/contracts/sources.ts';
import { Code, CopyButton } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime, useExactTime } from '../../shared/time/index.ts';
import { RevokeKey } from './RevokeKey.tsx';

interface Props {
  /** Of the source. */
  documentId: string;
  writeKey: WriteKeyView;
  isUsable: boolean;
  mayRevoke: boolean;
}

/** A write key: a browser's whole, a server's by its beginning. */
export function KeyRow({ documentId, writeKey, isUsable, mayRevoke }: Props) {
  const text = useText();
  const { value, prefix, createdAt } = writeKey;
  return (
    <Tr>
      <Td>
        <Flex gap={1}>
          <Code>{value ?? `${prefix}…`}</Code>
          {value && <CopyButton value={value} />}
        </Flex>
      </Td>
      <Td>
        <Typography>
          {createdAt ? <RelativeTime at={createdAt} /> : text('sources.made-in-file')}
        </Typography>
      </Td>
      <Td>
        <Validity writeKey={writeKey} isUsable={isUsable} />
      </Td>
      <Td>
        <Flex justifyContent="flex-end">
          {mayRevoke && <RevokeKey documentId={documentId} writeKey={writeKey} />}
        </Flex>
      </Td>
    </Tr>
  );
}

function Validity({ writeKey, isUsable }: Pick<Props, 'writeKey' | 'isUsable'>) {
  const text = useText();
  const exactTime = useExactTime();
  const { expiresAt } = writeKey;
  if (expiresAt === null) return <Badge variant="success">{text('sources.valid-always')}</Badge>;
  if (!isUsable) return <Badge variant="neutral">{text('sources.expired')}</Badge>;
  return (
    <Flex gap={2}>
      <Badge variant="warning">{text('sources.ends')}</Badge>
      <Typography>{exactTime(expiresAt)}</Typography>
    </Flex>
  );
}

import type { IdentifierView } from 'strapi-cdp-config';
import { useAllowed } from '../shared/access/index.ts';
import { Panel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpEntryExportsQuery } from './api.ts';
import { EntryExports } from './EntryExports.tsx';
import { USERS } from './users.ts';

/** What left of a customer who is a user of the site: where to, when last, and with which fields. */
export function ProfileExports({ identifiers }: { identifiers: readonly IdentifierView[] }) {
  const { read } = useAllowed('workflows');
  if (!read) return null;
  return identifiers
    .filter(({ type }) => type === 'user_id')
    .map(({ value }) => <UserExports key={value} documentId={value} />);
}

function UserExports({ documentId }: { documentId: string }) {
  const text = useText();
  const entry = { contentType: USERS, documentId };
  // Nothing is said of who is no user of the site, nor to editors who may not see its users.
  const { data } = useCdpEntryExportsQuery(entry);
  if (!data || data.workflows.length === 0) return null;
  return (
    <Panel title={text('entry-exports.title')}>
      <EntryExports entry={entry} locale={null} />
    </Panel>
  );
}

import { Badge, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ExportedEntry, ExportedState } from 'strapi-cdp-config';
import type {
  EntryExports,
  EntryWorkflow as Workflow,
} from '../../../shared/contracts/exported-entries.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

const COLORS = {
  sent: 'success',
  unchanged: 'success',
  refused: 'danger',
  waiting: 'warning',
  deleted: 'neutral',
} as const satisfies Record<ExportedState, string>;

/** Fields that are named. */
const SHOWN = 8;

interface Props {
  workflow: Workflow;
  /** The locale that is being edited; null where the type is not localized. */
  locale: string | null;
  /** Fields that are chosen to leave now. */
  chosen: EntryExports['fields'];
  /** Whether the connector could be asked. */
  isKnown: boolean;
}

/** What became of an entry in one workflow. */
export function EntryWorkflow({ workflow, locale, chosen, isKnown }: Props) {
  const { documentId, name, destination, streamId, entries } = workflow;
  const entry = entries.find((one) => one.locale === null || one.locale === locale);
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={2}>
        {documentId === null ? (
          <Typography fontWeight="semiBold">{name}</Typography>
        ) : (
          <Link tag={NavLink} to={`${HOME}/workflows/${documentId}`}>
            {name}
          </Link>
        )}
        {entry && <State entry={entry} />}
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {destination} / {streamId}
      </Typography>
      {entry ? (
        <Sent entry={entry} />
      ) : (
        isKnown && <Unsent workflow={workflow} locale={locale} chosen={chosen} />
      )}
    </Flex>
  );
}

function State({ entry: { state } }: { entry: ExportedEntry }) {
  const text = useText();
  return (
    <Badge
      size="S"
      backgroundColor={`${COLORS[state]}100`}
      textColor={`${COLORS[state]}700`}
      shrink={0}
    >
      {text(`entry-exports.state-${state}`)}
    </Badge>
  );
}

function Sent({ entry: { sentAt, reason, fields } }: { entry: ExportedEntry }) {
  const text = useText();
  return (
    <>
      <Typography variant="pi">
        {sentAt === null ? (
          text('entry-exports.never')
        ) : (
          <>
            {text('entry-exports.last')} <RelativeTime at={sentAt} />
          </>
        )}
      </Typography>
      {reason !== null && (
        <Typography variant="pi" textColor="danger600" style={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Typography>
      )}
      {fields ? (
        <Fields label={text('entry-exports.with')} fields={fields} />
      ) : (
        sentAt !== null && (
          <Typography variant="pi" textColor="neutral600">
            {text('entry-exports.no-copy')}
          </Typography>
        )
      )}
    </>
  );
}

/** Why nothing of it was sent. */
function Unsent({ workflow, locale, chosen }: Omit<Props, 'isKnown'>) {
  const text = useText();
  const { draft, locales, status } = workflow;
  const isElsewhere = locale !== null && locales.length > 0 && !locales.includes(locale);
  const reason = draft
    ? 'entry-exports.draft'
    : isElsewhere
      ? 'entry-exports.other-locales'
      : chosen.length === 0
        ? 'entry-exports.no-fields'
        : status === 'published'
          ? 'entry-exports.not-yet-published'
          : 'entry-exports.not-yet';
  return (
    <>
      <Typography variant="pi" textColor="neutral600">
        {text(reason)}
      </Typography>
      {chosen.length > 0 && !isElsewhere && !draft && (
        <Fields label={text('entry-exports.would')} fields={chosen} />
      )}
    </>
  );
}

function Fields({ label, fields }: { label: string; fields: EntryExports['fields'] }) {
  const text = useText();
  const names = fields.slice(0, SHOWN).map(({ name }) => name);
  const more = fields.length - names.length;
  return (
    <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {label} {names.join(', ')}
      {more > 0 && ` ${text('entry-exports.more', { count: more })}`}
    </Typography>
  );
}

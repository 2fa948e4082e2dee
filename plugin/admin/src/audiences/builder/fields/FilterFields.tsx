import { useText } from '../../../shared/text/index.ts';
import { CONTEXT_PATHS } from '../known/context-paths.ts';
import { useKnownSources } from '../known/use-choices.ts';
import { useKnownProperties } from '../known/use-known-events.ts';
import { useKnownCatalogue } from '../known/use-known-profiles.ts';
import { useFilterValues } from '../known/use-known-values.ts';
import { type EventDraft, emptyFilter, type FilterDraft } from '../model/conditions.ts';
import { InlineSelect } from './InlineSelect.tsx';
import { InlineSuggest } from './InlineSuggest.tsx';
import { TestFields } from './TestFields.tsx';
import { ValuesField } from './ValuesField.tsx';
import { Words } from './Words.tsx';

const SUBJECTS = ['property', 'context', 'catalogue', 'source'] as const;

interface Props {
  at: string;
  /** The events that the condition is about. */
  event: EventDraft;
  value: FilterDraft;
  onChange: (value: FilterDraft) => void;
}

/** One condition on what events say: of what, and the test. */
export function FilterFields({ at, event, value, onChange }: Props) {
  const text = useText();
  return (
    <>
      <InlineSelect
        at={`${at}.subject`}
        label={text('builder.subject')}
        value={value.subject}
        choices={SUBJECTS.map((subject) => ({
          value: subject,
          label: text(`builder.subject-${subject}`),
        }))}
        onChange={(subject) => onChange(asSubject(value, subject))}
      />
      {value.subject === 'source' ? (
        <SourcesField at={at} value={value} onChange={onChange} />
      ) : (
        <ValueFields at={at} event={event} value={value} onChange={onChange} />
      )}
    </>
  );
}

type SourceFilter = Extract<FilterDraft, { subject: 'source' }>;
type ValueFilter = Exclude<FilterDraft, SourceFilter>;

function SourcesField({ at, value, onChange }: Omit<Props, 'event'> & { value: SourceFilter }) {
  const text = useText();
  return (
    <ValuesField
      at={`${at}.sources`}
      label={text('builder.sources')}
      values={value.sources}
      suggestions={useKnownSources()}
      onChange={(sources) => onChange({ ...value, sources })}
    />
  );
}

function ValueFields({ at, event, value, onChange }: Props & { value: ValueFilter }) {
  const text = useText();
  const properties = useKnownProperties(event);
  const { suggestions, look } = useFilterValues(event, value);
  return (
    <>
      <InlineSuggest
        at={`${at}.path`}
        label={text(`builder.path-${value.subject}`)}
        value={value.path}
        suggestions={value.subject === 'context' ? CONTEXT_PATHS : properties}
        placeholder={text(`builder.path-example-${value.subject}`)}
        onChange={(path) => onChange({ ...value, path })}
      />
      {value.subject === 'catalogue' && (
        <CatalogueFields
          at={`${at}.catalogue`}
          value={value.catalogue}
          onChange={(catalogue) => onChange({ ...value, catalogue })}
        />
      )}
      <TestFields
        at={at}
        value={value}
        path={value.path}
        suggestions={suggestions}
        onChange={(tested) => onChange({ ...value, ...tested })}
        onEnterValue={look}
      />
    </>
  );
}

interface CatalogueProps {
  at: string;
  value: { contentType: string; field: string };
  onChange: (value: { contentType: string; field: string }) => void;
}

/** A field of the catalogue entry that a property names: «the genre of the film». */
export function CatalogueFields({ at, value, onChange }: CatalogueProps) {
  const text = useText();
  const { contentTypes, fields } = useKnownCatalogue(value.contentType);
  return (
    <>
      <Words>{text('builder.catalogue-type-before')}</Words>
      <InlineSuggest
        at={`${at}.contentType`}
        label={text('builder.catalogue-type')}
        value={value.contentType}
        suggestions={contentTypes}
        placeholder="api::film.film"
        onChange={(contentType) => onChange({ ...value, contentType })}
      />
      <Words>{text('builder.catalogue-field-before')}</Words>
      <InlineSuggest
        at={`${at}.field`}
        label={text('builder.catalogue-field')}
        width="16rem"
        value={value.field}
        suggestions={fields}
        onChange={(field) => onChange({ ...value, field })}
      />
    </>
  );
}

function asSubject(filter: FilterDraft, subject: FilterDraft['subject']): FilterDraft {
  if (subject === filter.subject) return filter;
  if (subject === 'source') return { subject, sources: [] };
  const empty = filter.subject === 'source' ? emptyFilter() : filter;
  if (empty.subject === 'source') return filter;
  const { path, quantifier, test } = empty;
  const tested = { path, quantifier, test };
  return subject === 'catalogue'
    ? { subject, ...tested, catalogue: { contentType: '', field: '' } }
    : { subject, ...tested };
}

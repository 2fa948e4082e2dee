import type { RecordField } from 'strapi-cdp-config';
import { type Attribute, type FindModel, mayLeave } from '../paths/index.ts';

export type Json = RecordField['value'];

/** A row with what was populated on it. */
export type Entry = Record<string, unknown>;

/** What a field value is made with. */
export interface ValueContext {
  findModel: FindModel;
  /** Address of this site, put before the addresses of files that it serves itself. */
  siteUrl: string;
}

/** What leaves for an attribute: its value, and parts where it has several. */
export type ExportedValue = Pick<RecordField, 'value' | 'parts'>;

/** The value of one attribute of an entry, a component or a related entry, as it is. */
export function publicValue(
  attribute: Attribute,
  raw: unknown,
  context: ValueContext,
): ExportedValue {
  switch (attribute.type) {
    case 'media':
      return fileValue(raw, context);
    case 'dynamiczone':
      return { value: entriesIn(raw).map((block) => zoneBlock(block, context)) };
    case 'relation':
      return { value: oneOrMany(raw, ({ documentId }) => toJson(documentId)) };
    case 'component': {
      const uid = attribute.component ?? '';
      return { value: oneOrMany(raw, (row) => componentContent(uid, row, context)) };
    }
    default:
      return { value: toJson(raw) };
  }
}

function fileValue(raw: unknown, context: ValueContext): ExportedValue {
  if (Array.isArray(raw)) return { value: entriesIn(raw).map((file) => fileUrl(file, context)) };
  const [file] = entriesIn(raw);
  if (!file) return { value: null };
  return {
    value: fileUrl(file, context),
    parts: {
      alt: toJson(file.alternativeText),
      width: toJson(file.width),
      height: toJson(file.height),
      mime: toJson(file.mime),
    },
  };
}

/** The whole address of a file that Strapi stores as an address or as a path on this site. */
export function fileUrl({ url }: Entry, { siteUrl }: Pick<ValueContext, 'siteUrl'>): string | null {
  if (typeof url !== 'string') return null;
  return /^(?:[a-z]+:)?\/\//i.test(url) ? url : `${siteUrl.replace(/\/+$/, '')}${url}`;
}

/** The public content of a block of a dynamic zone: rows ids stay, as they change with every save. */
function zoneBlock(block: Entry, context: ValueContext): Json {
  const uid = String(block.__component);
  return { __component: uid, ...componentContent(uid, block, context) };
}

function componentContent(uid: string, row: Entry, context: ValueContext): Record<string, Json> {
  const model = context.findModel(uid);
  if (!model) return {};
  const content: Record<string, Json> = {};
  for (const [name, attribute] of Object.entries(model.attributes)) {
    // What is not there was not populated: too deep, or of a type that cannot be followed.
    if (!mayLeave(model, name) || row[name] === undefined) continue;
    content[name] = publicValue(attribute, row[name], context).value;
  }
  return content;
}

function oneOrMany(raw: unknown, convert: (entry: Entry) => Json): Json {
  const values = entriesIn(raw).map(convert);
  return Array.isArray(raw) ? values : (values[0] ?? null);
}

/** The entries that a populated attribute holds: none, one or many. */
export function entriesIn(raw: unknown): Entry[] {
  const candidates: unknown[] = Array.isArray(raw) ? raw.flat(8) : [raw];
  return candidates.filter(
    (candidate): candidate is Entry => typeof candidate === 'object' && candidate !== null,
  );
}

/** What the database gave, as JSON. Whole numbers beyond 2^53 stay text. */
export function toJson(raw: unknown): Json {
  if (raw === undefined || raw === null) return null;
  if (raw instanceof Date) return raw.toISOString();
  if (typeof raw === 'bigint') return raw.toString();
  return raw as Json;
}

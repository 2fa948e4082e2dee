import {
  type Definitions,
  problemDetails,
  suggestIdentifier,
  type Workflow,
  workflowOptionsSchema,
  workflowSchema,
} from 'strapi-cdp-config';
import { SettingsError } from '../settings/index.ts';
import { digest } from '../shared/digest.ts';

/** What was asked for besides the kind, as it was typed. */
export interface ExportOptions {
  config?: string;
  workflow?: string;
  contentType?: string;
  streamId?: string;
  destination?: string;
  locales?: string;
  status?: string;
  mode?: string;
  batchSize?: string;
  maxRate?: string;
  draft?: boolean;
  json?: boolean;
}

/** What makes a workflow the one that it is: a run with others would take back what it delivered. */
const ITS_OWN = ['contentType', 'streamId', 'destination', 'locales', 'status'] as const;

/** Digits of the digest in the key of an export that is no workflow. */
const KEY_DIGITS = 10;

/**
 * The workflow that an export is a run of: the one that was named, the one that has the same stream
 * already and so knows what the destination has, or else one of its own.
 *
 * @throws SettingsError that names each option that is wrong
 */
export function workflowOf(
  kind: string | undefined,
  options: ExportOptions,
  { workflows }: Pick<Definitions, 'workflows'>,
): Workflow {
  if (options.workflow !== undefined) return namedWorkflow(kind, options, workflows);
  const asked = ownWorkflow(kind, options);
  const known = workflows.find((workflow) => isSameStream(workflow, asked));
  if (!known) return asked;
  assertUnchanged(known, asked, options);
  return check({ ...known, options: { ...known.options, ...pace(options) } });
}

function namedWorkflow(
  kind: string | undefined,
  options: ExportOptions,
  workflows: Definitions['workflows'],
): Workflow {
  const known = workflows.find(({ key }) => key === options.workflow);
  if (!known) {
    const keys = workflows.map(({ key }) => key).join(', ');
    throw new SettingsError([
      { where: '--workflow', message: `There is none of that key. There is: ${keys || 'none'}.` },
    ]);
  }
  const given = ITS_OWN.filter((name) => options[name] !== undefined).map(flagOf);
  if (kind !== undefined) given.unshift('<kind>');
  if (given.length > 0) {
    throw new SettingsError(
      given.map((where) => ({ where, message: 'The workflow says so itself: leave it out.' })),
    );
  }
  return check({ ...known, options: { ...known.options, ...pace(options) } });
}

/** An export that no workflow stands for. The same stream is the same export the next time. */
function ownWorkflow(kind: string | undefined, options: ExportOptions): Workflow {
  const { contentType, streamId, destination, locales, status } = options;
  const stream = JSON.stringify([kind, contentType, destination ?? null, streamId]);
  return check({
    key: `terminal-${digest(stream).slice(0, KEY_DIGITS)}`,
    name: `Terminal: ${suggestIdentifier(streamId ?? '') || kind}`,
    kind,
    interval: '0 0 1 1 *',
    options: {
      contentType,
      streamId,
      ...(destination !== undefined && { destination }),
      ...(locales !== undefined && { locales: listOf(locales) }),
      ...(status !== undefined && { status }),
      ...pace(options),
    },
  });
}

/** Options that a run may have otherwise than its workflow, by name. Numbers are text until here. */
function pace({ mode, batchSize, maxRate, draft }: ExportOptions) {
  return {
    ...(mode !== undefined && { mode }),
    ...(batchSize !== undefined && { batchSize: Number(batchSize) }),
    ...(maxRate !== undefined && { maxRate: Number(maxRate) }),
    ...(draft !== undefined && { draft }),
  };
}

function isSameStream(known: Workflow, asked: Workflow): boolean {
  return (
    known.kind === asked.kind &&
    known.options.contentType === asked.options.contentType &&
    known.options.streamId === asked.options.streamId &&
    known.options.destination === asked.options.destination
  );
}

/** Other locales or another status would have the workflow's own records deleted at the destination. */
function assertUnchanged(known: Workflow, asked: Workflow, options: ExportOptions): void {
  const changed = (['locales', 'status'] as const).filter(
    (name) =>
      options[name] !== undefined &&
      JSON.stringify(known.options[name]) !== JSON.stringify(asked.options[name]),
  );
  if (changed.length === 0) return;
  throw new SettingsError(
    changed.map((name) => ({
      where: flagOf(name),
      message: `The workflow «${known.name}» delivers to this stream otherwise: leave it out, or name another stream.`,
    })),
  );
}

function check(workflow: Record<string, unknown> & { options: object }): Workflow {
  const { key, name, kind, interval, timeZone, enabled, options } = workflow;
  const result = workflowSchema.safeParse({
    key,
    name,
    kind,
    interval,
    timeZone,
    enabled,
    options,
  });
  if (result.success) return result.data;
  throw new SettingsError(
    problemDetails(result.error).map(({ path, message }) => ({
      where: whereOf(path),
      message,
    })),
  );
}

/** `options.contentType` is written `--content-type` in a terminal. */
function whereOf(path: string): string {
  const name = path.split('.')[1];
  const option = Object.keys(workflowOptionsSchema.shape).find((known) => known === name);
  return option ? flagOf(option) : `<${path}>`;
}

function flagOf(option: string): string {
  return `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

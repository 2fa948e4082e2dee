import { EmbeddedDatabaseError } from '../../connector/src/database/embedded.ts';
import { BuildError } from '../building/index.ts';
import { NotReadyError } from '../processes/index.ts';
import { root } from '../root.ts';
import { StartError } from './ports.ts';

const withSentence = [StartError, NotReadyError, BuildError, EmbeddedDatabaseError];

/** What to print about a failure: a sentence where we have one, the stack of a surprise. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (withSentence.some((type) => error instanceof type)) return error.message;
  if ('code' in error && error.code === 'ENOSPC') {
    return `The disk that holds ${root} is full. Free some space and start again.`;
  }
  return error.stack ?? error.message;
}

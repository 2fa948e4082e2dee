import type { ProcessorOptions } from 'strapi-cdp-config';
import { each } from '../convert.ts';
import type { ProcessedValue } from '../processor.ts';
import type { Json } from '../public-value.ts';

/** What counts as yes and as no in text, whatever its case. */
const YES = ['true', 'yes', 'y', '1', 'on'];
const NO = ['false', 'no', 'n', '0', 'off', ''];

/** Yes or no, in the receiver's words; null for what is neither. */
export function toYesNo(value: Json, { yes, no }: ProcessorOptions<'yes-no'>): ProcessedValue {
  const type = yes || no ? 'string' : 'boolean';
  const say = (holds: boolean): Json => {
    if (type === 'boolean') return holds;
    return holds ? yes : no;
  };
  return { value: each(value, (single) => decide(single, say)), type };
}

function decide(value: Json, say: (holds: boolean) => Json): Json {
  const text = String(value).trim().toLowerCase();
  if (YES.includes(text)) return say(true);
  if (NO.includes(text)) return say(false);
  return typeof value === 'number' ? say(true) : null;
}

import { activation } from './activations/index.ts';
import { audience, audienceVersion } from './audiences/index.ts';
import { changeCounter, contentChange } from './change-log/index.ts';
import { computedTrait } from './computed-traits/index.ts';
import { connector } from './connector/index.ts';
import { destination } from './destinations/index.ts';
import { fieldExport } from './field-exports/index.ts';
import { outboxMessage } from './outbox/index.ts';
import { plannedEvent } from './plan/index.ts';
import { segment, segmentGroup } from './segment-groups/index.ts';
import { source } from './sources/index.ts';
import { workflow } from './workflows/index.ts';

/** The plugin's content types, by their singular names. */
export const contentTypes = {
  'segment-group': segmentGroup,
  segment,
  workflow,
  'field-export': fieldExport,
  source,
  'computed-trait': computedTrait,
  'planned-event': plannedEvent,
  audience,
  'audience-version': audienceVersion,
  activation,
  destination,
  connector,
  'outbox-message': outboxMessage,
  'content-change': contentChange,
  'change-counter': changeCounter,
};

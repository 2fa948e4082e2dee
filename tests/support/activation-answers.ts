import { PROFILE } from './audience-stage.ts';

const NOW = '2026-11-24T10:00:00.000Z';

/** How an activation is doing. */
export const activity = {
  identifier: 'win-back',
  waiting: 1,
  delivered: 2,
  refused: 3,
  skipped: 0,
  lastDeliveredAt: NOW,
  problem: null,
  nextTryAt: null,
  snapshot: null,
};

/** What the connector tells of a delivery that was refused. */
export const delivery = {
  id: '7',
  activation: 'win-back',
  audience: 'lapsed',
  change: 'entered',
  at: NOW,
  state: 'refused',
  reason: 'The receiver answers 422.',
  tries: 1,
  endedAt: NOW,
};

/** A row of a preview. */
export const row = {
  id: 'win-back:7',
  activation: 'win-back',
  audience: 'lapsed',
  change: 'entered',
  at: NOW,
  profileId: PROFILE,
  email: 'kim@example.com',
};

/** What the connector says of activations, by request. */
export const answersOfActivations = {
  'GET /destinations': { items: [] },
  'GET /activations': { items: [activity] },
  'GET /activations/win-back': activity,
  'GET /activations/win-back/deliveries': { items: [{ ...delivery, profile: null }], next: null },
  'POST /activations/win-back/retry': { retried: 3 },
  'POST /activations/preview': { members: 3, rows: [row], skipped: [] },
  [`GET /profiles/${PROFILE}/activations`]: {
    items: [delivery, { ...delivery, id: '6', activation: 'gone' }],
  },
};

/** A field that leaves: a computed trait. */
export const spent = { from: 'computed-trait', trait: 'spent', name: 'spent' };

/** What an editor saves. */
export const activationInput = (identifier: string, more: object = {}) => ({
  name: `The ${identifier}`,
  identifier,
  audience: 'lapsed',
  destination: 'crm',
  on: ['entered'],
  ...more,
});

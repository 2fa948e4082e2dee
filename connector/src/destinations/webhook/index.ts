export { webhookKind } from './webhook-destination.ts';

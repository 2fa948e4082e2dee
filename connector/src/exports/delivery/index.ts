export { deliverSplitting, type SplitDelivery } from './deliver-splitting.ts';

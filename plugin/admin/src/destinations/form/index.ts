export { DestinationForm } from './DestinationForm.tsx';
export { KindChoice } from './KindChoice.tsx';
export { inputOf, NEW_DESTINATIONS } from './new-destination.ts';

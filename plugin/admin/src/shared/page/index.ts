export { Facts } from './Facts.tsx';
export { LoadFailure } from './LoadFailure.tsx';

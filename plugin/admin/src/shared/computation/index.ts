export { ComputationState } from './ComputationState.tsx';

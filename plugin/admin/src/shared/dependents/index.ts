export { useCdpDependentsQuery } from './api.ts';
export { DeleteRelied } from './DeleteRelied.tsx';
export { DependentsList } from './DependentsList.tsx';

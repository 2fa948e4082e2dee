export { ComputedTraitsPage } from './ComputedTraitsPage.tsx';
export { CreateComputedTraitPage } from './CreateComputedTraitPage.tsx';
export { EditComputedTraitPage } from './EditComputedTraitPage.tsx';

export { ComputedTraitForm } from './ComputedTraitForm.tsx';

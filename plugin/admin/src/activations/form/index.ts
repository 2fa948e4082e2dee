export { ActivationForm } from './ActivationForm.tsx';
export { sourceOf } from './field-source.ts';

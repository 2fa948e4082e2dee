export { TryButton } from './TryButton.tsx';
export { TryFormButton } from './TryFormButton.tsx';

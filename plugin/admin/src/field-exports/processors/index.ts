export { ChosenField } from './ChosenField.tsx';

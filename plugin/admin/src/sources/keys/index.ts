export { KeysPanel } from './KeysPanel.tsx';
export { NewKeyModal } from './NewKeyModal.tsx';

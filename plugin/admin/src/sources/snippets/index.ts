export { SnippetsPanel } from './SnippetsPanel.tsx';

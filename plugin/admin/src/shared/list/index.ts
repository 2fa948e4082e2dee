export { ActionsCell } from './ActionsCell.tsx';
export { ActionsHeader } from './ActionsHeader.tsx';
export { CellStack } from './CellStack.tsx';
export { Pages } from './Pages.tsx';
export { useListQuery } from './use-list-query.ts';

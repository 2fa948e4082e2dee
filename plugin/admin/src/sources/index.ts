export { CreateSourcePage } from './CreateSourcePage.tsx';
export { EditSourcePage } from './EditSourcePage.tsx';
export { SourcePage } from './SourcePage.tsx';
export { SourcesPage } from './SourcesPage.tsx';

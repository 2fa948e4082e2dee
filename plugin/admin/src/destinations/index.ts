export { CreateDestinationPage } from './CreateDestinationPage.tsx';
export { DestinationPage } from './DestinationPage.tsx';
export { DestinationsPage } from './DestinationsPage.tsx';
export { EditDestinationPage } from './EditDestinationPage.tsx';

export { Requests } from './Requests.tsx';
export { RequestsTable } from './RequestsTable.tsx';

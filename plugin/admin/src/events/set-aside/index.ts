export { SetAside } from './SetAside.tsx';

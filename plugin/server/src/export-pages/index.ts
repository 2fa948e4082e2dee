export { exportPagesRoute } from './routes.ts';

export { TransferMenu } from './TransferMenu.tsx';

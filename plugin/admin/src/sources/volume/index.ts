export { MiniVolume } from './MiniVolume.tsx';
export { VolumePanel } from './VolumePanel.tsx';

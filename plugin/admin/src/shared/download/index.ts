export { DownloadButton } from './DownloadButton.tsx';
export { saveFile } from './save-file.ts';

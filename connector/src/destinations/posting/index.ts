export { deliverPost } from './deliver.ts';
export type { Receiver } from './post.ts';

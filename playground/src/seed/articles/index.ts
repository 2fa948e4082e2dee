export { seedArticles } from './seed-articles.ts';

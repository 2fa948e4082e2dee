import type { Article } from '../article.ts';
import { animation } from './animation.ts';
import { critics } from './critics.ts';
import { documentaries } from './documentaries.ts';
import { gentleHorror } from './gentle-horror.ts';
import { hitchcock } from './hitchcock.ts';
import { longestFilms } from './longest-films.ts';
import { musicals } from './musicals.ts';
import { nolan } from './nolan.ts';
import { notOutYet } from './not-out-yet.ts';
import { tinyBudgets } from './tiny-budgets.ts';
import { westerns } from './westerns.ts';
import { worstEvening } from './worst-evening.ts';

/** The magazine, oldest article first. */
export const articles: Article[] = [
  tinyBudgets,
  longestFilms,
  westerns,
  gentleHorror,
  animation,
  hitchcock,
  critics,
  musicals,
  notOutYet,
  nolan,
  documentaries,
  worstEvening,
];

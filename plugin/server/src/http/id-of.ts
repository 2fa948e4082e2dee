import { z } from 'zod';
import type { Context } from '../strapi.ts';
import { parse } from './parse.ts';

const idSchema = z.uuid('There is nothing at this address. Choose it from its list.');

/**
 * The id that a route is called with.
 *
 * @throws ValidationError (400) when it is none
 */
export function idOf(context: Context): string {
  return parse(idSchema, context.params.id);
}

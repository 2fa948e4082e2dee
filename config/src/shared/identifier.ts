import { z } from 'zod';

/** Longest identifier, in characters: short enough for file names, URLs and queue keys. */
export const IDENTIFIER_MAX_LENGTH = 64;

/**
 * The stable name of something that people author (a segment group, a segment, a destination).
 * It travels in URLs, files and events, so it is lower case, and it is locked once others rely on it.
 */
export const identifierSchema = z
  .string()
  .min(1, 'Enter an identifier.')
  .max(IDENTIFIER_MAX_LENGTH, `Use at most ${IDENTIFIER_MAX_LENGTH} characters.`)
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    'Use lower-case letters, digits and single hyphens, beginning with a letter.',
  );

/**
 * The identifier of something else, which is chosen and not invented.
 *
 * @param missing what to say where nothing is chosen
 */
export const chosenIdentifierSchema = (missing: string) =>
  z.string().min(1, missing).pipe(identifierSchema);

/** What a person calls something. Free text, shown on screens. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(120, 'Use at most 120 characters.');

/** A sentence about what something is for, or nothing. */
export const descriptionSchema = z.string().trim().max(1000, 'Use at most 1000 characters.');

/**
 * Suggests an identifier for a name: «Große Städte (DK)» becomes `grosse-stadte-dk`.
 * The result is empty when the name holds nothing that an identifier may contain.
 */
export function suggestIdentifier(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, IDENTIFIER_MAX_LENGTH)
    .replace(/-+$/, '');
}

/** Why an import cannot go on, in a sentence for people. Trying again helps nothing. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
}

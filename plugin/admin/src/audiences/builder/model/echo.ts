/**
 * What is left of the values that a form was told once it shows one of them: forms answer late, and one
 * after another. Undefined for a value that it was not told: somebody else has put it there.
 */
export function afterEcho<Value>(told: Value[], shown: Value): Value[] | undefined {
  const written = JSON.stringify(shown);
  const at = told.findLastIndex((one) => one === shown || JSON.stringify(one) === written);
  return at < 0 ? undefined : told.slice(at);
}

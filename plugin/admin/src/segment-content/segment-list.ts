/** Whether the value of a segments field is a list of segments. */
export function isSegmentList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

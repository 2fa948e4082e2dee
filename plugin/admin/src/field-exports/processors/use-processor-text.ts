import { type FieldProcessor, isSystemProcessor } from 'strapi-cdp-config';
import type { FieldExportDetails } from '../../../../shared/contracts/field-exports.ts';
import { useText } from '../../shared/text/index.ts';

/** Says what a processor is called; one of the site's own as the site calls it. */
export function useProcessorText(ownProcessors: FieldExportDetails['ownProcessors']) {
  const text = useText();
  return (name: FieldProcessor['name']): string =>
    isSystemProcessor(name)
      ? text(`field-processor.${name}`)
      : (ownProcessors.find((one) => one.name === name)?.label ?? name);
}

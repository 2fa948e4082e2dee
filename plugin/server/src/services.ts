import { fieldProcessorService } from './field-exports/index.ts';

/** What a site's own code may use of the plugin. */
export const services = { 'field-processors': fieldProcessorService };

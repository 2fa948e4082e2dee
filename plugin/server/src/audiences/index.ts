export { audienceController } from './audience-controller.ts';
export { type AudienceRow, audienceInputOf, audienceRepository } from './audience-repository.ts';
export { audienceWriter } from './audience-writer.ts';
export { audience, audienceVersion } from './content-types.ts';
export { membershipController } from './membership-controller.ts';
export { audienceRoutes } from './routes.ts';

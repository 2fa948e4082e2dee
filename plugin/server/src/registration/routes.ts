import { registrationSchema } from 'strapi-cdp-config';
import { connectorRoute } from '../connector/index.ts';
import { parse } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { registrationService } from './registration-service.ts';

/** `PUT /api/cdp/connector/registration`: a connector presents itself. */
export function registrationRoute({ strapi }: Dependencies) {
  return connectorRoute('PUT', '/registration', async (context) => {
    const registration = parse(registrationSchema, context.request.body);
    await registrationService({ strapi }).register(registration);
    context.status = 204;
  });
}

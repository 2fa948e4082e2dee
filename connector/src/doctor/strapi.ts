import { HTTPError } from 'got';
import { type Configuration, definitionsSchema, pingSchema } from 'strapi-cdp-config';
import { describeStrapiFailure, type StrapiClient } from '../strapi/index.ts';
import { clockFinding } from './clocks.ts';
import { type Finding, fine, wrong } from './finding.ts';

const QUICKLY = { timeout: { request: 8_000 }, retry: { limit: 0 } };

/** Is Strapi there, with the plugin and the same secret, and does its clock agree? */
export async function checkStrapi(strapi: StrapiClient, address: string): Promise<Finding[]> {
  const asked = Date.now();
  try {
    const reply = pingSchema.safeParse(await strapi.get('ping', QUICKLY).json());
    if (!reply.success) {
      return [
        wrong(
          'Strapi',
          `What answers at ${address} is not strapi-plugin-cdp.`,
          'Correct CDP_STRAPI_URL.',
        ),
      ];
    }
    const answered = Date.now();
    const theirs = new Date(reply.data.time).getTime();
    return [
      fine('Strapi', `Strapi and the plugin answer at ${address}; the secret is right.`),
      clockFinding('Strapi', theirs, asked, answered),
    ];
  } catch (error) {
    const check = isRefusal(error) ? 'secret' : 'Strapi';
    return [wrong(check, `Strapi at ${address} cannot be used.`, describeStrapiFailure(error))];
  }
}

/** Does the segment group exist that this connector is to fill? */
export async function checkSegmentGroup(
  strapi: StrapiClient,
  { segmentGroupIdentifier, segmentGroups }: Configuration,
): Promise<Finding[]> {
  const check = 'segment group';
  if (segmentGroupIdentifier === null) {
    return [fine(check, 'No segmentGroupIdentifier is configured; none is needed yet.')];
  }
  const known = new Set(segmentGroups.map(({ identifier }) => identifier));
  if (!known.has(segmentGroupIdentifier)) {
    const document = definitionsSchema.parse(await strapi.get('definitions', QUICKLY).json());
    for (const { identifier } of document.segmentGroups) known.add(identifier);
  }
  if (known.has(segmentGroupIdentifier)) {
    return [fine(check, `The segment group «${segmentGroupIdentifier}» exists.`)];
  }
  return [
    wrong(
      check,
      `There is no segment group «${segmentGroupIdentifier}».`,
      known.size > 0
        ? `Create it in Strapi, or set segmentGroupIdentifier to one of ${[...known].join(', ')}.`
        : 'Create it in Strapi, or in segmentGroups of the configuration file.',
    ),
  ];
}

function isRefusal(error: unknown): boolean {
  return error instanceof HTTPError && [401, 403].includes(error.response.statusCode);
}

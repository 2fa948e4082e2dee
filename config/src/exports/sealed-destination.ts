import { z } from 'zod';
import {
  openCredentials,
  SealError,
  sealCredentials,
  sealedCredentialsSchema,
} from './credentials.ts';
import {
  type Destination,
  fileDestinationSchema,
  headerNameSchema,
  headerValueSchema,
  httpDestinationSchema,
  webhookDestinationSchema,
  webhookSecretSchema,
} from './destination.ts';

/** A folder that editors may name: one below the working directory of the connector. */
const folderBelowSchema = z
  .string()
  .trim()
  .min(1, 'Enter a folder.')
  .max(255)
  .refine(
    (folder) =>
      !/^([/\\]|[a-z]:)/i.test(folder) &&
      folder.split(/[/\\]/).every((part) => part !== '..') &&
      !folder.includes('\0'),
    'Name a folder below the one that the connector runs in, such as exports/films.',
  );

const http = httpDestinationSchema.omit({ headers: true });
const webhook = webhookDestinationSchema.omit({ secret: true });
const file = fileDestinationSchema.extend({ directory: folderBelowSchema });

/**
 * A destination as an editor writes it. What is secret is written once and never shown again: null
 * keeps what there is.
 */
export const destinationInputSchema = z.discriminatedUnion('kind', [
  http.extend({
    headers: z
      .array(z.strictObject({ name: headerNameSchema, value: headerValueSchema.nullable() }))
      .max(50)
      .superRefine((headers, context) => {
        const known = new Set<string>();
        for (const [index, { name }] of headers.entries()) {
          if (known.has(name.toLowerCase())) {
            context.addIssue({
              code: 'custom',
              path: [index, 'name'],
              message: `«${name}» is used twice.`,
            });
          }
          known.add(name.toLowerCase());
        }
      }),
  }),
  webhook.extend({ secret: webhookSecretSchema.nullable() }),
  file,
]);
export type DestinationInput = z.infer<typeof destinationInputSchema>;

/** A destination as it is kept, and as it travels from Strapi to the connector. */
export const sealedDestinationSchema = z.discriminatedUnion('kind', [
  http.extend({
    /** The names of the headers; their values are among the credentials. */
    headerNames: z.array(headerNameSchema).max(50),
    credentials: sealedCredentialsSchema,
  }),
  webhook.extend({ credentials: sealedCredentialsSchema }),
  file,
]);
export type SealedDestination = z.infer<typeof sealedDestinationSchema>;

/** What may be told of a destination: everything that is no secret. */
export const destinationSettingsSchema = z.discriminatedUnion('kind', [
  http.extend({ headerNames: z.array(headerNameSchema) }),
  webhook,
  file,
]);
export type DestinationSettings = z.infer<typeof destinationSettingsSchema>;

/** Encrypts what is secret of a destination. */
export async function sealDestination(
  destination: Destination,
  secret: string,
): Promise<SealedDestination> {
  const seal = (credentials: object) => sealCredentials(credentials, destination.key, secret);
  switch (destination.kind) {
    case 'http': {
      const { headers, ...others } = destination;
      return { ...others, headerNames: Object.keys(headers), credentials: await seal({ headers }) };
    }
    case 'webhook': {
      const { secret: signingSecret, ...others } = destination;
      return { ...others, credentials: await seal({ secret: signingSecret }) };
    }
    case 'file':
      return destination;
  }
}

/**
 * The other way round.
 *
 * @throws SealError when what is secret cannot be read
 */
export async function unsealDestination(
  sealed: SealedDestination,
  secret: string,
): Promise<Destination> {
  switch (sealed.kind) {
    case 'http': {
      const { headerNames, credentials, ...settings } = sealed;
      const { headers } = await open(httpDestinationSchema.pick({ headers: true }), sealed, secret);
      return { ...settings, headers };
    }
    case 'webhook': {
      const { credentials, ...settings } = sealed;
      const opened = await open(webhookDestinationSchema.pick({ secret: true }), sealed, secret);
      return { ...settings, secret: opened.secret };
    }
    case 'file':
      return sealed;
  }
}

async function open<Schema extends z.ZodType>(
  schema: Schema,
  { key, credentials }: { key: string; credentials: string },
  secret: string,
): Promise<z.output<Schema>> {
  const opened = schema.safeParse(await openCredentials(credentials, key, secret));
  if (opened.success) return opened.data;
  throw new SealError(`The credentials of «${key}» are not understood.`);
}

/** What of a sealed destination may be told. */
export function destinationSettingsOf(sealed: SealedDestination): DestinationSettings {
  if (sealed.kind === 'file') return sealed;
  const { credentials, ...settings } = sealed;
  return settings;
}

import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database<'postgres'> => {
  const client = env('DATABASE_CLIENT', 'postgres');
  if (client !== 'postgres') {
    throw new Error(
      `DATABASE_CLIENT is «${client}», but the film shop runs on PostgreSQL. Set it to postgres, or leave it out.`,
    );
  }
  return {
    connection: {
      client,
      connection: {
        // DATABASE_URL alone is enough; where it is set, it wins over the single parts.
        connectionString: env('DATABASE_URL'),
        host: env('DATABASE_HOST', '127.0.0.1'),
        port: env.int('DATABASE_PORT', 5432),
        database: env('DATABASE_NAME', 'strapi'),
        user: env('DATABASE_USERNAME', 'strapi'),
        password: env('DATABASE_PASSWORD', 'strapi'),
        schema: env('DATABASE_SCHEMA', 'public'),
        ssl: env.bool('DATABASE_SSL', false),
      },
      pool: { min: env.int('DATABASE_POOL_MIN', 0), max: env.int('DATABASE_POOL_MAX', 10) },
      acquireConnectionTimeout: env.int('DATABASE_CONNECTION_TIMEOUT', 60_000),
    },
  };
};

export default config;

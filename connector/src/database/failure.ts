/** What to do about the failures of a connection, by the code of the system or of PostgreSQL. */
const REMEDIES: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start PostgreSQL or correct CDP_DATABASE_URL',
  ENOTFOUND: 'there is no such host; correct CDP_DATABASE_URL',
  EAI_AGAIN:
    'the name of the host cannot be resolved at present; check the network and CDP_DATABASE_URL',
  ETIMEDOUT: 'no answer; check the network, firewalls and CDP_DATABASE_URL',
  EHOSTUNREACH: 'the host cannot be reached; check the network and CDP_DATABASE_URL',
  ECONNRESET: 'the connection was cut; PostgreSQL may be restarting',
  EPIPE: 'the connection was cut; PostgreSQL may be restarting',
  '28P01': 'wrong password; correct CDP_DATABASE_URL',
  '28000': 'PostgreSQL refuses this user; correct CDP_DATABASE_URL or pg_hba.conf',
  '3D000': 'there is no such database; create it or correct CDP_DATABASE_URL',
  '42501': 'the user lacks a permission; grant it CREATE on the database',
  '53300':
    'PostgreSQL has no connection left; raise max_connections or lower CDP_DATABASE_POOL_SIZE',
  '57P01': 'PostgreSQL is shutting down',
  '57P03': 'PostgreSQL is starting up or shutting down',
};

/** Says in one sentence why the database cannot be used and what to do. Holds no password. */
export function describeDatabaseFailure(error: unknown): string {
  const { code, message } = causeOf(error);
  const remedy = REMEDIES[code];
  if (remedy) return `${remedy} (${code}).`;
  if (/timeout/i.test(message)) return 'no answer in time; PostgreSQL may be overloaded or away.';
  return message || 'the connection failed for an unknown reason.';
}

function causeOf(error: unknown): { code: string; message: string } {
  // Node tries each address of a host and reports the failures together.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return { code: '', message: String(first) };
  const code = 'code' in first && typeof first.code === 'string' ? first.code : '';
  return { code, message: first.message };
}

/** PostgreSQL's classes of errors that say «not now» (Appendix A of its manual). */
const PASSING_CLASSES = ['08', '53', '57'];

/** How `pg` and kysely, which have no codes, begin to say that a connection is of no use. */
const AWAY =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (was closed|has encountered a connection error)|Postgres connection has been discarded)/i;

/** Says whether a failure means that the database is away or overloaded, and a retry may work. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = causeOf(error);
  if (code in REMEDIES && /^E[A-Z]/.test(code)) return true;
  if (/^[0-9A-Z]{5}$/.test(code)) return PASSING_CLASSES.includes(code.slice(0, 2));
  return AWAY.test(message);
}

/** PostgreSQL's answers to credentials that it does not accept. */
const REFUSALS = ['28P01', '28000'];

/** Says whether the database answered and refuses us: waiting does not help. */
export function isDatabaseRefusal(error: unknown): boolean {
  return REFUSALS.includes(causeOf(error).code);
}

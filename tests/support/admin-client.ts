/** The administrator that the film shop is seeded with. */
export const ADMIN = { email: 'admin@example.com', password: 'Film-shop-1' };

/** A reply of Strapi's admin API. Its body is whatever the test expects it to be. */
// biome-ignore lint/suspicious/noExplicitAny: a test asserts on what it reads, deep in the body.
export type AdminReply = { status: number; body: any };

/** Speaks Strapi's admin API as one of its users. */
export type AdminClient = {
  get(path: string): Promise<AdminReply>;
  post(path: string, body: unknown): Promise<AdminReply>;
  put(path: string, body: unknown): Promise<AdminReply>;
  delete(path: string): Promise<AdminReply>;
  /** The reply as it is, for what is no JSON. */
  download(path: string): Promise<Response>;
};

/**
 * Logs in.
 *
 * @throws when Strapi refuses
 */
export async function createAdminClient(
  url: string,
  credentials: { email: string; password: string } = ADMIN,
): Promise<AdminClient> {
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text ? JSON.parse(text) : undefined };
  };
  const login = await call('POST', '/admin/login', credentials);
  const token = login.body?.data?.accessToken ?? login.body?.data?.token;
  if (!token) throw new Error(`Strapi refused the login: ${JSON.stringify(login)}`);
  return {
    get: (path) => call('GET', path, undefined, token),
    post: (path, body) => call('POST', path, body, token),
    put: (path, body) => call('PUT', path, body, token),
    delete: (path) => call('DELETE', path, undefined, token),
    download: (path) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } }),
  };
}

/** Makes an administrator whose role has only these actions of the plugin, and on content these. */
export async function createEditor(
  admin: AdminClient,
  {
    name,
    actions,
    onContent = [],
  }: {
    name: string;
    actions: string[];
    onContent?: { action: string; subject: string; properties: { fields: string[] } }[];
  },
): Promise<{ email: string; password: string }> {
  const role = done(await admin.post('/admin/roles', { name, description: name }));
  const permissions = [
    ...actions.map((action) => ({ action, subject: null, conditions: [] })),
    ...onContent.map((permission) => ({ ...permission, conditions: [] })),
  ];
  done(await admin.put(`/admin/roles/${role.id}/permissions`, { permissions }));
  const credentials = { email: `${name.toLowerCase()}@example.com`, password: 'Film-shop-1' };
  const user = done(
    await admin.post('/admin/users', {
      email: credentials.email,
      firstname: name,
      lastname: 'Editor',
      roles: [role.id],
    }),
  );
  const { password } = credentials;
  done(await admin.put(`/admin/users/${user.id}`, { password, isActive: true }));
  return credentials;
}

function done({ status, body }: AdminReply): AdminReply['body'] {
  if (status >= 300) throw new Error(`Strapi answered ${status}: ${JSON.stringify(body)}`);
  return body.data;
}

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
  };
}

/** Makes an administrator whose role has only the given actions of the plugin. */
export async function createEditor(
  admin: AdminClient,
  { name, actions }: { name: string; actions: string[] },
): Promise<{ email: string; password: string }> {
  const role = await admin.post('/admin/roles', { name, description: name });
  const permissions = actions.map((action) => ({ action, subject: null, conditions: [] }));
  await admin.put(`/admin/roles/${role.body.data.id}/permissions`, { permissions });
  const credentials = { email: `${name.toLowerCase()}@example.com`, password: 'Film-shop-1' };
  const user = await admin.post('/admin/users', {
    email: credentials.email,
    firstname: name,
    lastname: 'Editor',
    roles: [role.body.data.id],
  });
  if (user.status !== 201) throw new Error(`No editor: ${JSON.stringify(user)}`);
  const updated = await admin.put(`/admin/users/${user.body.data.id}`, {
    password: credentials.password,
    isActive: true,
  });
  if (updated.status !== 200) throw new Error(`No editor: ${JSON.stringify(updated)}`);
  return credentials;
}

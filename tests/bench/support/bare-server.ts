import fastify from 'fastify';
import pg from 'pg';

// The comparison of what HTTP costs: a process of its own, as the connector is one. Prints its
// address; ends with its standard input.
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
const server = fastify();

server.post('/json', async ({ body }) => ({ success: typeof body === 'object' }));

server.get<{ Params: { id: string } }>('/rows/:id', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'row',
    text: 'select * from bare where id = $1',
    values: [params.id],
  });
  return rows[0];
});

console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
process.stdin.on('end', () => process.exit()).resume();

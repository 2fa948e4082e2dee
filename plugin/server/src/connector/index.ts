export { type ConnectorClient, connectorClient } from './client.ts';
export { connectorsOf, knownDestinations } from './connections.ts';
export { type ConnectorRow, connectorRepository } from './connector-repository.ts';
export { connector } from './content-types.ts';
export { connectorPolicies, connectorRoute, pingRoute } from './routes.ts';
export { ConnectorUnavailable } from './unavailable.ts';

export { type Crew, gatherCrew } from './crew.ts';
export { type SiteDatabases, startDatabases } from './database.ts';
export { explain } from './explain.ts';
export { fillCatalogue } from './fill-catalogue.ts';
export { checkPorts, StartError } from './ports.ts';
export { generateSecrets, loadSecrets, type Secrets } from './secrets.ts';
export {
  type Addresses,
  addressesFrom,
  connectorService,
  type Databases,
  type Service,
  type SiteSettings,
  storefrontService,
  strapiService,
} from './services.ts';
export { printWelcome } from './welcome.ts';

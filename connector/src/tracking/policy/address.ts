import { isIP, isIPv4 } from 'node:net';
import type { Source } from 'strapi-cdp-config';

type Setting = Source['ip'];

/** Groups of an IPv6 address that tell the network of a site: 48 bits. */
const GROUPS_KEPT = 3;

const GROUPS = 8;

/**
 * An address as the setting of its source allows it to be kept: whole, as its network (IPv4 /24,
 * IPv6 /48), or not at all. What is no address is kept only where addresses are kept whole.
 */
export function keptAddress(address: unknown, setting: Setting): unknown {
  if (setting === 'keep') return address;
  if (setting === 'drop' || typeof address !== 'string') return undefined;
  return truncateAddress(address.trim());
}

/** Names under which clients send an address outside of `context.ip`, and nothing else. */
const ADDRESS_FIELDS = ['$ip', 'request_ip', 'requestIp'];

/** Fields of an event, with the addresses among them as the setting allows. */
export function withKeptAddresses(
  fields: Record<string, unknown>,
  setting: Setting,
): Record<string, unknown> {
  if (setting === 'keep') return fields;
  const names = ADDRESS_FIELDS.filter((name) => name in fields);
  // May be something else than an address: then it is the sender's business.
  if (isAddress(fields.ip)) names.push('ip');
  if (names.length === 0) return fields;
  const kept = { ...fields };
  for (const name of names) {
    const address = keptAddress(fields[name], setting);
    if (address === undefined) delete kept[name];
    else kept[name] = address;
  }
  return kept;
}

/** The setting that a client asks for, as Jitsu's does in a header, where it keeps less than ours. */
export function stricter(setting: Setting, asked: unknown): Setting {
  if (asked === 'remove') return 'drop';
  return asked === 'stripLastOctet' && setting === 'keep' ? 'truncate' : setting;
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && truncateAddress(value.trim()) !== undefined;
}

/** The network of an address; undefined for what is none. */
export function truncateAddress(address: string): string | undefined {
  const bare = address.split('%', 1)[0] ?? '';
  if (!isIP(bare)) return undefined;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  const v4 = isIPv4(bare) ? bare : mapped;
  if (v4) return `${v4.split('.').slice(0, 3).join('.')}.0`;
  const kept = groupsOf(bare).slice(0, GROUPS_KEPT);
  return canonical(`${kept.join(':')}::`);
}

/** All groups of an IPv6 address, the left-out zeros too. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = canonical(address).split('::', 2);
  const first = head.split(':').filter(Boolean);
  const last = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(GROUPS - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last];
}

/** The shortest form, in lower case, without a dotted end. */
function canonical(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

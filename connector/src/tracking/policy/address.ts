import { isIP, isIPv4 } from 'node:net';
import type { Source } from 'strapi-cdp-config';

/** Groups of an IPv6 address that tell the network of a site: 48 bits. */
const GROUPS_KEPT = 3;

const GROUPS = 8;

/**
 * An address as the setting of its source allows it to be kept: whole, as its network (IPv4 /24,
 * IPv6 /48), or not at all. What is no address is kept only where addresses are kept whole.
 */
export function keptAddress(address: unknown, setting: Source['ip']): unknown {
  if (setting === 'keep') return address;
  if (setting === 'drop' || typeof address !== 'string') return undefined;
  return truncateAddress(address.trim());
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

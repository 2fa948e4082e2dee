import { Flex, Link, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Member } from 'strapi-cdp-config';
import { TableHead } from '../../shared/list/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';

const COLUMNS = ['profiles.who', 'profiles.identifiers', 'audiences.since'] as const;

/** Identifiers that a row shows. */
const MOST_IDENTIFIERS = 3;

/** Members of an audience as rows. */
export function MembersTable({ members }: { members: Member[] }) {
  return (
    <Table colCount={COLUMNS.length} rowCount={members.length + 1}>
      <TableHead columns={COLUMNS} />
      <Tbody>
        {members.map(({ profile, enteredAt }) => (
          <Tr key={profile.id}>
            <Td>
              <Link tag={NavLink} to={`${HOME}/profiles/${profile.id}`} isExternal={false}>
                {profile.label}
              </Link>
            </Td>
            <Td>
              <Flex direction="column" alignItems="flex-start">
                {profile.identifiers.slice(0, MOST_IDENTIFIERS).map(({ type, value }) => (
                  <Typography key={`${type} ${value}`}>
                    <Typography tag="span" variant="pi" textColor="neutral600">
                      {type}
                    </Typography>{' '}
                    {value}
                  </Typography>
                ))}
              </Flex>
            </Td>
            <Td>
              <Typography>
                <RelativeTime at={enteredAt} />
              </Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

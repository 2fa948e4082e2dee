import { Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import type { ManagedBy } from 'strapi-cdp-config';
import { ManagedBadge } from '../feedback/index.ts';
import { CellStack } from './CellStack.tsx';

interface Props {
  name: string;
  /** The address, below that of the list, that the name opens; left out where there is none. */
  path?: string;
  managedBy?: ManagedBy;
  /** What is said of it below its name. */
  children?: ReactNode;
}

/** The cell that says what a row is about. */
export function NameCell({ name, path, managedBy = 'editor', children }: Props) {
  return (
    <CellStack>
      {path === undefined ? (
        <Typography fontWeight="semiBold">{name}</Typography>
      ) : (
        <Link tag={NavLink} to={path} isExternal={false}>
          {name}
        </Link>
      )}
      {(children || managedBy === 'configuration') && (
        <Flex gap={2} wrap="wrap">
          {children && (
            <Typography variant="pi" textColor="neutral600">
              {children}
            </Typography>
          )}
          <ManagedBadge managedBy={managedBy} />
        </Flex>
      )}
    </CellStack>
  );
}

import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useFormat } from '../shared/format/index.ts';
import { HOME } from '../shared/routes/index.ts';

interface Props {
  label: string;
  value: number;
  /** Says that this number wants looking at; links to the workflows. */
  alarm?: string;
}

/** A number with what it counts. */
export function StatCard({ label, value, alarm }: Props) {
  const format = useFormat();
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={1}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={5}
      width="100%"
    >
      <Typography variant="alpha" tag="p" textColor={alarm ? 'danger600' : 'neutral800'}>
        {format.number(value)}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
      {alarm && (
        <Link tag={NavLink} to={`${HOME}/workflows`} isExternal={false}>
          {alarm}
        </Link>
      )}
    </Flex>
  );
}

import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { WorkflowChoices } from '../../../../shared/contracts/workflows.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';

/** How many fields of a content type leave, and where to choose them. */
export function ExportedFields({ type }: { type: WorkflowChoices['contentTypes'][number] }) {
  const text = useText();
  const isEmpty = type.exportedFieldCount === 0;
  return (
    <Box role="status" paddingTop={2}>
      <Typography variant="pi" textColor={isEmpty ? 'warning700' : 'neutral600'}>
        {isEmpty
          ? text('workflow.no-fields')
          : text('workflow.field-count', { count: type.exportedFieldCount })}
      </Typography>{' '}
      <Link
        tag={NavLink}
        to={`${HOME}/field-exports/${encodeURIComponent(type.uid)}`}
        isExternal={false}
      >
        {text('workflow.choose-fields')}
      </Link>
    </Box>
  );
}

import { Flex, Loader } from '@strapi/design-system';
import { useText } from '../text/index.ts';

/** Stands where something is still on its way. */
export function Loading() {
  const text = useText();
  return (
    <Flex justifyContent="center" padding={4}>
      <Loader small>{text('list.loading')}</Loader>
    </Flex>
  );
}

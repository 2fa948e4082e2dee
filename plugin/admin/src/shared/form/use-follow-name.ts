import { useField } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { suggestIdentifier } from 'strapi-cdp-config';

/**
 * Suggests an identifier for the `name` of the form around, again and again as the name is typed.
 *
 * @param isNew things that exist already keep what they have
 * @param change takes the suggestion
 * @returns what to call once someone writes the identifier by hand, which ends the suggestions
 */
export function useFollowName(isNew: boolean, change: (identifier: string) => void): () => void {
  const { value: name = '' } = useField<string>('name');
  const isFollowing = useRef(isNew);
  const suggest = useRef(change);
  suggest.current = change;

  const suggested = suggestIdentifier(name);
  useEffect(() => {
    if (isFollowing.current) suggest.current(suggested);
  }, [suggested]);

  return () => {
    isFollowing.current = false;
  };
}

import { VisuallyHidden } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';

/** Tells screen readers what just happened. */
export function useAnnouncer(): { announce: (message: string) => void; region: ReactNode } {
  const [said, setSaid] = useState({ message: '', turn: 0 });
  return {
    announce: (message) => setSaid(({ turn }) => ({ message, turn: turn + 1 })),
    region: (
      <VisuallyHidden>
        <div role="status" aria-live="assertive">
          {/* The same words twice are said twice, because they are another element. */}
          <span key={said.turn}>{said.message}</span>
        </div>
      </VisuallyHidden>
    ),
  };
}

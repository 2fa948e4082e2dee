import type { Computation, Operand, PropertyCondition } from 'strapi-cdp-config';
import type { Text } from '../shared/text/index.ts';

/** Says what a computed trait is: «The sum of total of “Order Completed” (track) in the last 30 days.» */
export function computedSentence(text: Text, computation: Computation): string {
  const { function: made, event, where, operand, window } = computation;
  const parts = {
    events:
      event.name === null
        ? text('computed.say-any', { type: event.type })
        : text('computed.say-named', { name: event.name, type: event.type }),
    where: where.length > 0 ? sayWhere(text, where) : '',
    window: window ? text(`computed.say-window-${window.unit}`, { count: window.count }) : '',
  };
  if (operand) return text(`computed.say-${made}`, { what: sayOperand(text, operand), ...parts });
  const isAboutEvents = made === 'count' || made === 'first' || made === 'last';
  return isAboutEvents ? text(`computed.say-${made}-events`, parts) : '';
}

function sayOperand(text: Text, { property, catalogue }: Operand): string {
  return catalogue ? text('computed.say-catalogue', { ...catalogue, property }) : property;
}

function sayWhere(text: Text, where: PropertyCondition[]): string {
  const conditions = where
    .map(({ property, operator, values }) => {
      const [first = '', ...others] = values.map((value) => `“${value}”`);
      const said = others.reduce((one, other) => text('computed.say-or', { one, other }), first);
      return [property, text(`computed.operator-${operator}`), said].filter(Boolean).join(' ');
    })
    .reduce((one, other) => text('computed.say-and', { one, other }));
  return text('computed.say-where', { conditions });
}

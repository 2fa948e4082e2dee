import { isObject } from '../object.ts';

type Json = Record<string, unknown>;

/**
 * Says in our words what an event of PostHog says. It is one message, or two when traits ride on it:
 * the second has an id of its own, made of the event's. What cannot be read is left to the check of
 * messages, which names the field.
 */
export function messagesOf(event: unknown): unknown[] {
  if (!isObject(event)) return [event];
  const { properties: given, ...rest } = event;
  const { $set, $set_once, ...properties } = { ...rest, ...objectOr(given) } as Json;
  const traits = { ...objectOr($set_once), ...objectOr($set) };
  const identify = { type: 'identify', traits, ...onceOf($set_once, $set) };
  const about = {
    messageId: event.uuid,
    timestamp: event.timestamp,
    context: contextOf(properties),
    ...personOf(event, properties),
  };
  const content = withoutEnvelope(properties);
  switch (event.event) {
    case '$identify': {
      const anonymousId = properties.$anon_distinct_id;
      return [{ ...about, ...identify, ...(anonymousId ? { anonymousId } : {}) }];
    }
    case '$set':
      return [{ ...about, ...identify }];
    case '$create_alias':
      // Either id may have been an anonymous one until now.
      return [
        { ...about, type: 'alias', previousId: properties.alias, anonymousId: properties.alias },
      ];
    case '$groupidentify':
      return [
        {
          ...about,
          type: 'group',
          groupId: properties.$group_key,
          traits: { ...objectOr(properties.$group_set), type: properties.$group_type },
        },
      ];
    default:
      return [
        { ...about, ...happening(event.event, properties), properties: content },
        ...(Object.keys(traits).length > 0
          ? [{ ...about, ...identify, messageId: idOfTraits(event.uuid) }]
          : []),
      ];
  }
}

function happening(event: unknown, properties: Json): Json {
  if (event === '$pageview') return { type: 'page', name: properties.title };
  if (event === '$screen') return { type: 'screen', name: properties.$screen_name };
  return { type: 'track', event };
}

/** Its one kind of id is known or anonymous by what else the event says. */
function personOf(event: Json, properties: Json): Json {
  const id = event.distinct_id ?? properties.distinct_id;
  const options = objectOr(event.options);
  const isAnonymous =
    (properties.$process_person_profile ?? options.process_person_profile) === false ||
    properties.$device_id === id ||
    // What the client sends when a group is described on behalf of nobody.
    id === `$${properties.$group_type}_${properties.$group_key}`;
  return isAnonymous ? { anonymousId: id } : { userId: id };
}

function contextOf({ $lib, $lib_version, $current_url, $ip }: Json): Json {
  return {
    ...($lib !== undefined && { library: { name: $lib, version: $lib_version } }),
    ...($current_url !== undefined && { page: { url: $current_url } }),
    ...($ip !== undefined && { ip: $ip }),
  };
}

function withoutEnvelope(properties: Json): Json {
  const {
    event: _event,
    uuid: _uuid,
    distinct_id: _distinctId,
    timestamp: _timestamp,
    type: _type,
    library: _library,
    library_version: _libraryVersion,
    api_key: _apiKey,
    token: _token,
    options: _options,
    sent_at: _sentAt,
    // In the context, where the source's setting for addresses is obeyed.
    $ip: _ip,
    ...content
  } = properties;
  return content;
}

/** Which of the traits may not replace what is known. */
function onceOf(setOnce: unknown, set: unknown): { traitsOnce?: string[] } {
  const said = objectOr(set);
  const names = Object.keys(objectOr(setOnce)).filter((name) => !(name in said));
  return names.length > 0 ? { traitsOnce: names } : {};
}

function idOfTraits(uuid: unknown): string | undefined {
  return typeof uuid === 'string' ? `${uuid}:set` : undefined;
}

function objectOr(value: unknown): Json {
  return isObject(value) ? value : {};
}

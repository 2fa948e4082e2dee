import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';

/** An error reply with a status that Strapi's own error classes do not have. */
export class ReplyError extends errors.ApplicationError<string> {
  readonly status: number;

  constructor(status: number, name: string, message: string) {
    super(message);
    this.status = status;
    this.name = name;
  }
}

/** 409: the request is fine, but not in the state that things are in. */
export class ConflictError extends ReplyError {
  constructor(message: string) {
    super(409, 'ConflictError', message);
  }
}

/** 410: what was asked for is not known any more. */
export class GoneError extends ReplyError {
  constructor(message: string) {
    super(410, 'GoneError', message);
  }
}

/** 403: nobody may change this here, whatever their permissions. */
export class ReadOnlyError extends ReplyError {
  constructor(message: string) {
    super(403, 'ReadOnlyError', message);
  }
}

/** Gives {@link ReplyError}s their status; without it Strapi would answer 400. */
export const replyErrors: Core.MiddlewareHandler = async (context, next) => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    const { status, name, message, details } = error;
    context.status = status;
    context.body = { data: null, error: { status, name, message, details } };
  }
};

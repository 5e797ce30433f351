/** What Discord answers when it refuses: an HTTP status, a JSON error code and, for bad forms, the place and the rule. */

/**
 * One broken rule. `code` is Discord's inner code (`BASE_TYPE_MAX_LENGTH` …) where public error reports show one; where
 * none was found it is a name of ours, so tests rest on the path and on the outer code 50035.
 */
export interface Problem {
  /** Where in the payload, for example `['embeds', 0, 'title']`. */
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** Sends a refusal from anywhere in the fake to the HTTP answer. */
export class ApiError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** JSON error code: see RESTJSONErrorCodes of discord-api-types. */
    readonly code: number,
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
  }

  /** The body as Discord writes it. */
  body(): object {
    const errors = this.problems.length > 0 ? { errors: nested(this.problems) } : {};
    return { message: this.message, code: this.code, ...errors };
  }
}

/** Code 50035 with every broken rule at its place. */
export function invalidForm(problems: readonly Problem[]): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body', problems);
}

/** Throws 50035 when a validator found something. */
export function demand(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems);
}

/** The refusals that need no place, by what went wrong. Statuses and codes: discord-api-docs, topics/opcodes-and-status-codes. */
export const refusals = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new ApiError(405, 0, '405: Method Not Allowed'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  tooManyCommands: (most: number) =>
    new ApiError(400, 30032, `Maximum number of application commands reached (${most}).`),
  tooManyCommandsToday: () =>
    new ApiError(400, 30034, 'Max number of daily application command creates has been reached (200)'),
  tooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  cloudflare: () => new ApiError(403, 40333, 'internal network error'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notTheAuthor: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  cannotMessageUser: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => new ApiError(400, 50024, 'Cannot execute action on this channel type'),
  invalidWebhookToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  archivedThread: () => new ApiError(400, 50083, 'Thread is archived'),
  invalidJson: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
  cannotReplyUnread: () =>
    new ApiError(400, 160002, 'Cannot reply without permission to read message history'),
  threadExists: () => new ApiError(400, 160004, 'A thread has already been created for this message'),
  threadLocked: () => new ApiError(400, 160005, 'Thread is locked'),
} as const;

interface ErrorTree {
  [key: string]: ErrorTree | readonly { code: string; message: string }[];
}

function nested(problems: readonly Problem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      node[step] ??= {};
      node = node[step] as ErrorTree;
    }
    node._errors = [...((node._errors as { code: string; message: string }[]) ?? []), { code, message }];
  }
  return root;
}

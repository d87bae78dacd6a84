/** One fault of a request: a JSON pointer or a parameter's name, and what is wrong there. */
export interface ErrorDetail {
  path: string;
  message: string;
}

interface ErrorFields {
  status: number;
  detail: string;
  code?: string | undefined;
  details?: ErrorDetail[] | undefined;
  retryAfter?: number | undefined;
  requestId?: string | undefined;
  cause?: unknown;
}

/** What the server refused, or why it could not be asked. */
export class ProvenanceError extends Error {
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** What is wrong this time. */
  readonly detail: string;
  /** The kind of error: the end of the problem's `type`, the system's code (`ECONNREFUSED`), or `timeout`. */
  readonly code: string | undefined;
  /** Every fault of the request, on 400. */
  readonly details: ErrorDetail[];
  /** Milliseconds after which to ask again, if the server said so. */
  readonly retryAfter: number | undefined;
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;

  constructor(message: string, fields: ErrorFields) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = new.target.name;
    this.status = fields.status;
    this.detail = fields.detail;
    this.code = fields.code;
    this.details = fields.details ?? [];
    this.retryAfter = fields.retryAfter;
    this.requestId = fields.requestId;
  }
}

/** 400, 413, 415, 422: the request is at fault. */
export class InvalidRequestError extends ProvenanceError {}
/** 401 and 403: the key is missing, unknown, revoked, or lacks the scope. */
export class AuthorizationError extends ProvenanceError {}
/** 404. */
export class NotFoundError extends ProvenanceError {}
/** 409: the mnemonic is taken. */
export class ConflictError extends ProvenanceError {}
/** 429 and 5xx: ask again later. */
export class UnavailableError extends ProvenanceError {}
/** No answer came: refused, broken or timed out. */
export class ConnectionError extends ProvenanceError {}

/** As much of an answer that cannot be read as is told. */
const SHOWN = 200;

/** Reads an answer that is no 2xx. */
export function errorOf(method: string, url: string, answer: Answer): ProvenanceError {
  const problem = readProblem(answer.body);
  const detail = text(problem.detail) ?? text(problem.error) ?? text(problem.title) ?? statusText(answer);
  const Kind = kindOf(answer.status);
  return new Kind(`${method} ${url}: ${answer.status} ${detail}`, {
    status: answer.status,
    detail,
    code: codeOf(text(problem.type)),
    details: detailsOf(problem.details),
    retryAfter: retryAfterOf(answer.headers.get('retry-after')),
    requestId: text(problem.requestId),
  });
}

/** Reads an answer that is a 2xx, and yet none that Provenance gives: something in front of it has answered. */
export function unexpectedAnswer(
  method: string,
  url: string,
  answer: Answer,
  expected: string,
): ProvenanceError {
  const body = answer.body.trim().slice(0, SHOWN);
  const detail = `${body === '' ? 'nothing' : body} (expected: ${expected})`;
  return new ProvenanceError(`${method} ${url}: ${answer.status} ${detail}`, {
    status: answer.status,
    detail,
    retryAfter: retryAfterOf(answer.headers.get('retry-after')),
  });
}

type Problem = Partial<Record<'type' | 'title' | 'detail' | 'error' | 'details' | 'requestId', unknown>>;

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

function kindOf(status: number): typeof ProvenanceError {
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return InvalidRequestError;
    case 401:
    case 403:
      return AuthorizationError;
    case 404:
      return NotFoundError;
    case 409:
      return ConflictError;
    default:
      return status === 429 || status >= 500 ? UnavailableError : ProvenanceError;
  }
}

function readProblem(body: string): Problem {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Not ours: a proxy's page, say. The status has to do.
    return {};
  }
}

function statusText(answer: Answer): string {
  return answer.status === 0 ? 'a redirection' : `HTTP status ${answer.status}`;
}

function codeOf(type: string | undefined): string | undefined {
  return type?.match(/#([\w-]+)$/)?.[1];
}

function detailsOf(value: unknown): ErrorDetail[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.flatMap((item: unknown) => {
    const { path, message } = (item ?? {}) as Partial<ErrorDetail>;
    return typeof path === 'string' ? [{ path, message: String(message) }] : [];
  });
}

/** Milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfterOf(value: string | null): number | undefined {
  if (value === null) {
    return undefined;
  }
  if (/^\s*\d+\s*$/.test(value)) {
    return Number(value) * 1_000;
  }
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

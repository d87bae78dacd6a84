/** What the API answers instead of a result, after RFC 9457. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  requestId?: string;
  /** With 400: every fault of the request. */
  details?: { path: string; message: string }[];
}

/** A request that failed: refused by the server, or never answered (status 0). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The sentence a person should read: every fault, where there are several. */
  get sentence(): string {
    const faults = this.problem.details ?? [];
    return faults.length === 0 ? this.problem.detail : faults.map((f) => `${f.path} ${f.message}`.trim()).join('; ');
  }
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  return new ProblemError(
    isProblem(body)
      ? body
      : {
          title: 'Unexpected answer',
          status: response.status,
          detail: `The server answered ${String(response.status)} ${response.statusText}`.trim(),
        },
  );
}

export function unreachable(reason: unknown): ProblemError {
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  return new ProblemError({
    title: 'No answer',
    status: 0,
    detail: isTimeout ? 'The server took too long to answer.' : 'The server cannot be reached.',
  });
}

export function isMissing(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 404;
}

/** What a refused request says of one of its members, by JSON pointer; undefined where that was fine. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  return error instanceof ProblemError ? error.problem.details?.find((f) => f.path === pointer)?.message : undefined;
}

/** The sentence a person should read of whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof ProblemError ? error.sentence : String(error);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'status' in body && 'detail' in body && 'title' in body;
}

/** A refusal of the API, or that it could not be reached. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** Code of the catalogue, such as `entity.not_found`. */
    readonly code: string,
    message: string,
    /** What the operation adds, such as the issues of a body. */
    readonly data?: unknown,
    /** Names the request in the log of the hub. */
    readonly requestId?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** The sentences for the fields of a body, by path (`oidcClientMetadata.redirectUris.0`). */
  get fieldErrors(): Record<string, string> {
    const issues = isObject(this.data) && Array.isArray(this.data.issues) ? this.data.issues : [];
    return Object.fromEntries(
      issues.filter(isObject).map((issue) => [Array.isArray(issue.path) ? issue.path.join('.') : '', String(issue.message ?? '')]),
    );
  }
}

/** Makes an error of an answer, whatever its body is. */
export function toApiError(response: Response, body: unknown): ApiError {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  if (isObject(body) && typeof body.code === 'string') {
    const details = typeof body.details === 'string' ? ` ${body.details}` : '';
    return new ApiError(response.status, body.code, `${String(body.message ?? body.code)}${details}`, body.data, requestId);
  }
  // Of the OAuth endpoints, RFC 6749 §5.2.
  if (isObject(body) && typeof body.error === 'string') {
    return new ApiError(response.status, body.error, String(body.error_description ?? body.error), undefined, requestId);
  }
  return new ApiError(response.status, `http.${response.status}`, `The hub answered with status ${response.status}.`, undefined, requestId);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

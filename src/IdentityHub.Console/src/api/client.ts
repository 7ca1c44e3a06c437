import createClient from 'openapi-fetch';
import { hubUrl } from '../address';
import { accessToken, refresh } from '../auth/session';
import { ApiError, toApiError } from './errors';
import { writeQuery } from './query';
import type { paths } from './schema';
import { rememberVersion } from './version';

const sessionEnded = new EventTarget();

/** Calls back when the hub no longer takes the session of this tab. */
export function onSessionEnded(listener: () => void): () => void {
  sessionEnded.addEventListener('ended', listener);
  return () => sessionEnded.removeEventListener('ended', listener);
}

async function send(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiError(0, 'network', 'The hub cannot be reached.');
  }
}

/** Sends with the token; when it is refused, once more with a new one. */
async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request, await accessToken());
  if (response.status !== 401) return response;
  const token = await refresh();
  if (!token) {
    sessionEnded.dispatchEvent(new Event('ended'));
    return response;
  }
  return send(again, token);
}

/** The Management API, typed from its OpenAPI document. */
export const api = createClient<paths>({ baseUrl: hubUrl, fetch: authorizedFetch, querySerializer: writeQuery });

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; a refusal is thrown as {@link ApiError}. */
export async function take<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  return (await takeAll(outcome)).data;
}

/** The body of an answer with its headers; a refusal is thrown as {@link ApiError}. */
export async function takeAll<T>(outcome: Promise<Outcome<T>>): Promise<{ data: T; headers: Headers }> {
  const { data, error, response } = await outcome;
  if (!response.ok) throw toApiError(response, error);
  rememberVersion(data, response.headers);
  return { data: data as T, headers: response.headers };
}

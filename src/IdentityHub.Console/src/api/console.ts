import type { Me } from '../auth/me';

/** Operations for the Console itself. */
export interface consolePaths {
  '/api/console/me': {
    get: { parameters: object; responses: { 200: { headers: object; content: { 'application/json': Me } } } };
  };
}

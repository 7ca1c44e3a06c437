import { api, take } from '../../../api/client';
import type { Send } from './importer';

/** Sends a batch; a token that ended is renewed on the way. */
export const sendBatch: Send = (users, signal) => take(api.POST('/api/users/batch', { body: { users }, signal }));

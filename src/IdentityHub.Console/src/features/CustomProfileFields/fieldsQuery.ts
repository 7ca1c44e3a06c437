import { api, take } from '../../api/client';

/** All fields in their order. */
export const fieldsQuery = { queryKey: ['profile-fields'], queryFn: () => take(api.GET('/api/custom-profile-fields')) };

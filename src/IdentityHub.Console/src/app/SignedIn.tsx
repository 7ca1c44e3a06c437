import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/errors';
import { MeContext, type Me } from '../auth/me';
import { dropDrafts } from '../ui/drafts';
import { makeRouter } from './router';

/** The Console for who is signed in. */
export default function SignedIn({ me }: { me: Me }) {
  const [router] = useState(() => {
    // What somebody else typed in this tab is not for this one.
    dropDrafts(window.sessionStorage, me.id);
    return makeRouter();
  });
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 15_000,
            // An object that was read keeps its identity, by which its version is known.
            structuralSharing: false,
            // What was refused stays refused; what did not arrive may arrive.
            retry: (count, problem) => count < 2 && problem instanceof ApiError && (problem.status === 0 || problem.status >= 500),
          },
        },
      }),
  );
  return (
    <MeContext value={me}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Notifications position="top-right" containerWidth={380} />
      </QueryClientProvider>
    </MeContext>
  );
}

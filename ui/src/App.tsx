import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { HintLayer } from './components/Hint/HintLayer';
import { queryClient } from './queryClient';
import { router } from './routes';
import { SessionGate } from './shell/SessionGate';
import { styleNonce } from './theme/nonce';
import { theme } from './theme/theme';

/** Everything, from the outside in: looks, data, who is signed in, pages. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => styleNonce}>
      <Notifications position="bottom-right" />
      <HintLayer />
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}

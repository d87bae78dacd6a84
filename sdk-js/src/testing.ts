export {
  type FakeServer,
  type SeenRequest,
  startFakeServer,
  type StoredInteraction,
} from './testing/fake-server.js';
export type { Failure } from './testing/script.js';

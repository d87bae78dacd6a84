// What Node and browsers have in common.
export type { Api } from './api/api.js';
export type { Catalog } from './api/catalog.js';
export type { Everything } from './api/everything.js';
export type { Interactions } from './api/interactions.js';
export type { CallOptions, WriteOptions } from './api/requester.js';
export type * from './api/types.js';
export type { Context, LoggerContext } from './context.js';
export {
  AuthorizationError,
  ConflictError,
  ConnectionError,
  type ErrorDetail,
  InvalidRequestError,
  NotFoundError,
  ProvenanceError,
  UnavailableError,
} from './errors.js';
export { contextToHeaders, type IncomingHeaders } from './headers.js';
export type { Hooks } from './hooks.js';
export type { Interaction, LoggedInteraction } from './interaction.js';
export type { Deadline, Logger, Provenance } from './provenance.js';
export type { Left, Stats } from './queue/outbox.js';
export type { Options, QueueSettings, SpoolSettings } from './settings.js';

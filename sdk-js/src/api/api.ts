import type { Http } from '../http.js';
import { Catalog } from './catalog.js';
import { Interactions } from './interactions.js';
import { type CallOptions, Requester, segment } from './requester.js';
import type {
  Action,
  ActivityPage,
  ActivityQuery,
  ApiKey,
  CreatedApiKey,
  NewApiKey,
  Origin,
  ResourceType,
  Settings,
  Trace,
  TraceQuery,
  TraceSummary,
  TraceTimeline,
} from './types.js';

/** The REST API, call by call. A call throws a `ProvenanceError` when the server refuses. */
export interface Api {
  readonly interactions: Interactions;
  readonly activity: {
    /** Who did what to a set of resources, grouped by user and unit of work. */
    search(query: ActivityQuery, options?: CallOptions): Promise<ActivityPage>;
  };
  readonly traces: {
    /** Everything of one unit of work, or everything that happened to one resource. */
    get(id: string, query?: TraceQuery, options?: CallOptions): Promise<Trace>;
    /** The same, key fields only. */
    timeline(id: string, query?: TraceQuery, options?: CallOptions): Promise<TraceTimeline>;
    summary(id: string, options?: CallOptions): Promise<TraceSummary>;
  };
  readonly resourceTypes: Catalog<ResourceType>;
  readonly actions: Catalog<Action>;
  readonly origins: Catalog<Origin>;
  /** Needs a key with the scope `admin`. */
  readonly apiKeys: {
    list(options?: CallOptions): Promise<ApiKey[]>;
    /** The answer is the only one that has the key itself. */
    create(key: NewApiKey, options?: CallOptions): Promise<CreatedApiKey>;
    revoke(apiKeyId: string, options?: CallOptions): Promise<void>;
  };
  /** What the tenant decides for itself. Changing needs a key with the scope `admin`. */
  readonly settings: {
    get(options?: CallOptions): Promise<Settings>;
    update(settings: Settings, options?: CallOptions): Promise<Settings>;
  };
}

export function apiOf(http: Http): Api {
  const requester = new Requester(http);
  const trace = (id: string): string => `/traces/${segment('id', id)}`;
  return {
    interactions: new Interactions(requester),
    activity: { search: (query, options) => requester.post('/activity', query, options) },
    traces: {
      get: async (id, query, options) => requester.get(trace(id), query, options),
      timeline: async (id, query, options) => requester.get(`${trace(id)}/timeline`, query, options),
      summary: async (id, options) => requester.get(`${trace(id)}/summary`, {}, options),
    },
    resourceTypes: new Catalog(requester, '/resource-types'),
    actions: new Catalog(requester, '/actions'),
    origins: new Catalog(requester, '/origins'),
    apiKeys: {
      list: (options) => requester.get('/api-keys', {}, options),
      create: (key, options) => requester.post('/api-keys', key, options),
      revoke: async (id, options) => requester.delete(`/api-keys/${segment('apiKeyId', id)}`, options),
    },
    settings: {
      get: (options) => requester.get('/settings', {}, options),
      update: (settings, options) => requester.put('/settings', settings, options),
    },
  };
}

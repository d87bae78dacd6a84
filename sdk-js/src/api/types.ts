import type { components, operations } from '../generated/openapi.js';

type Schemas = components['schemas'];
type QueryOf<Name extends keyof operations> = operations[Name] extends { parameters: { query?: infer Query } }
  ? Lenient<NonNullable<Query>>
  : never;

/** A filter may be one value or several; a time may be a Date. */
type Lenient<Query> = {
  [Name in keyof Query]?:
    | (NonNullable<Query[Name]> extends (infer Item)[]
        ? Item | readonly Item[]
        : Name extends 'startDate' | 'endDate'
          ? NonNullable<Query[Name]> | Date
          : Query[Name])
    | undefined;
};

export type InteractionRow = Schemas['InteractionRow'];
export type RecordedInteraction = Schemas['Interaction'];
export type BatchReceipt = Schemas['BatchReceipt'];
export type InteractionPage = Schemas['InteractionPage'];
export type InteractionTail = Schemas['InteractionTail'];
export type Timeline = Schemas['Timeline'];
export type GroupedTimeline = Schemas['GroupedTimeline'];
export type ActivityQuery = Schemas['ActivityQuery'];
export type ActivityPage = Schemas['ActivityPage'];
export type Trace = Schemas['Trace'];
export type TraceTimeline = Schemas['TraceTimeline'];
export type TraceSummary = Schemas['TraceSummary'];
export type NewCatalogEntry = Schemas['NewCatalogEntry'];
export type CatalogEntryChange = Schemas['CatalogEntryChange'];
export type ResourceType = Schemas['ResourceType'];
export type Action = Schemas['Action'];
export type Origin = Schemas['Origin'];
export type Pagination = Schemas['Pagination'];
export type ApiKey = Schemas['ApiKey'];
export type CreatedApiKey = Schemas['CreatedApiKey'];
/** Without `scopes` the key may read and write. */
export type NewApiKey = Schemas['NewApiKey'];
export type Settings = Schemas['Settings'];

type AnyListQuery = QueryOf<'listInteractions'>;
export type ListQuery = Omit<AnyListQuery, 'after'>;
export type ListAllQuery = Omit<AnyListQuery, 'page' | 'order'>;
export type TimelineQuery = QueryOf<'getTimeline'>;
export type TraceQuery = QueryOf<'getTrace'>;

/** Filters of a catalog, and the page. */
export interface CatalogQuery {
  mnemonic?: string | undefined;
  title?: string | undefined;
  page?: number | undefined;
  limit?: number | undefined;
}

export interface CatalogPage<Entry> {
  data: Entry[];
  pagination: Pagination;
}

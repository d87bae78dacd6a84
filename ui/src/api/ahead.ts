import type { InfiniteData, InfiniteQueryExecuteOptions, QueryExecuteOptions, QueryKey } from '@tanstack/react-query';

/** How a page that is on its way asks for what it will show first; what is known already is not asked for. */
export interface Ahead {
  ask: <T, K extends QueryKey>(query: QueryExecuteOptions<T, Error, T, T, K>) => void;
  askParts: <T, K extends QueryKey, P>(query: InfiniteQueryExecuteOptions<T, Error, InfiniteData<T>, K, P>) => void;
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';

/** What one user did in one unit of work. */
export type UnitOfWork = Schemas['ActivityGroup'];

/** Whose units of work. */
export type Subject = { resourceId: string; resourceType: string } | { userId: string };

export interface Dates {
  startDate?: string;
  endDate?: string;
}

/** The units of work that touched something or were somebody's, the latest first. */
export const unitsOfWorkQuery = (subject: Subject, dates: Dates, page: number, limit: number) =>
  queryOptions({
    queryKey: ['unitsOfWork', subject, dates, page, limit],
    queryFn: ({ signal }) =>
      body(client.POST('/api/activity', { body: { ...conditions(subject), ...dates, page, limit }, signal })),
    placeholderData: keepPreviousData,
  });

function conditions(subject: Subject): Pick<Schemas['ActivityQuery'], 'resources' | 'filters'> {
  return 'userId' in subject ? { filters: { userId: subject.userId } } : { resources: [subject] };
}

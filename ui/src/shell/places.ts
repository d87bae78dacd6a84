import { IconActivity, IconHome, IconKey, IconListDetails, IconTags, type Icon } from '@tabler/icons-react';

/** A page that the navigation and the command palette lead to. */
export interface Place {
  label: string;
  /** What is found there, for the palette. */
  description: string;
  Icon: Icon;
  link:
    | { to: '/' | '/interactions' | '/activity' | '/keys' }
    | { to: '/catalog/$kind'; params: { kind: 'resource-types' | 'actions' | 'origins' } };
}

export const PLACES: Place[] = [
  { label: 'Home', description: 'What is going on now', Icon: IconHome, link: { to: '/' } },
  {
    label: 'Interactions',
    description: 'Everything that happened, searched and filtered',
    Icon: IconListDetails,
    link: { to: '/interactions' },
  },
  {
    label: 'Activity',
    description: 'Who did what to several resources',
    Icon: IconActivity,
    link: { to: '/activity' },
  },
  {
    label: 'Catalog',
    description: 'Types, actions and origins, and how they look',
    Icon: IconTags,
    link: { to: '/catalog/$kind', params: { kind: 'resource-types' } },
  },
  { label: 'API keys', description: 'Who may talk to the API', Icon: IconKey, link: { to: '/keys' } },
];

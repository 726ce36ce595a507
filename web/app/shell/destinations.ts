import type { Icon } from '../../ui/icons.tsx';
import { objectIcon } from '../../ui/objectIcon.ts';

/** Objects that the navigation names, and where they stand. */
export const OBJECT_DESTINATIONS = [
  { object: 'lead', icon: objectIcon('lead'), place: 'rail', create: true },
  { object: 'account', icon: objectIcon('account'), place: 'rail', create: true },
  { object: 'opportunity', icon: objectIcon('opportunity'), place: 'rail', create: true },
  { object: 'contact', icon: objectIcon('contact'), place: 'more', create: true },
  { object: 'product', icon: objectIcon('product'), place: 'more', create: false },
  { object: 'campaign', icon: objectIcon('campaign'), place: 'more', create: false },
  { object: 'competitor', icon: objectIcon('competitor'), place: 'more', create: false },
] as const satisfies { object: string; icon: Icon; place: 'rail' | 'more'; create: boolean }[];

export type ObjectDestination = (typeof OBJECT_DESTINATIONS)[number];
export type CreatableDestination = Extract<ObjectDestination, { create: true }>;

export const isCreatable = (destination: ObjectDestination): destination is CreatableDestination => destination.create;

/** Where the HTTP API is described and tried out. */
export const API_DOCS = '/api/docs';

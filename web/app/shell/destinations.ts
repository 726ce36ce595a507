import {
  AccountIcon,
  CampaignIcon,
  CompetitorIcon,
  ContactIcon,
  DealIcon,
  type Icon,
  LeadIcon,
  ProductIcon,
} from '../../ui/icons.tsx';

/** Objects that the navigation names, and where they stand. */
export const OBJECT_DESTINATIONS = [
  { object: 'lead', icon: LeadIcon, place: 'rail', create: true },
  { object: 'account', icon: AccountIcon, place: 'rail', create: true },
  { object: 'opportunity', icon: DealIcon, place: 'rail', create: true },
  { object: 'contact', icon: ContactIcon, place: 'more', create: true },
  { object: 'product', icon: ProductIcon, place: 'more', create: false },
  { object: 'campaign', icon: CampaignIcon, place: 'more', create: false },
  { object: 'competitor', icon: CompetitorIcon, place: 'more', create: false },
] as const satisfies { object: string; icon: Icon; place: 'rail' | 'more'; create: boolean }[];

export type ObjectDestination = (typeof OBJECT_DESTINATIONS)[number];
export type CreatableDestination = Extract<ObjectDestination, { create: true }>;

export const isCreatable = (destination: ObjectDestination): destination is CreatableDestination => destination.create;

/** Where the HTTP API is described and tried out. */
export const API_DOCS = '/api/docs';

/** The icon of an object, custom ones included. */
export function objectIcon(object: string): Icon {
  return OBJECT_DESTINATIONS.find((known) => known.object === object)?.icon ?? DealIcon;
}

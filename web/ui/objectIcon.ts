import {
  AccountIcon,
  CampaignIcon,
  CompetitorIcon,
  ContactIcon,
  DealIcon,
  type Icon,
  LeadIcon,
  PhoneIcon,
  ProductIcon,
  TodayIcon,
} from './icons.tsx';

const ICONS: Readonly<Record<string, Icon>> = {
  lead: LeadIcon,
  account: AccountIcon,
  opportunity: DealIcon,
  contact: ContactIcon,
  product: ProductIcon,
  campaign: CampaignIcon,
  competitor: CompetitorIcon,
  task: TodayIcon,
  activity: PhoneIcon,
};

/** The icon of an object, custom ones included. */
export const objectIcon = (object: string): Icon => ICONS[object] ?? DealIcon;

import type { ComponentType } from 'react';
import { CalendarSection } from './calendar/CalendarSection.tsx';
import { CurrencySection } from './currencies/CurrencySection.tsx';
import { DelegationSection } from './person/DelegationSection.tsx';
import { DisplaySection } from './person/DisplaySection.tsx';
import { ProfileSection } from './person/ProfileSection.tsx';
import { SecuritySection } from './person/SecuritySection.tsx';
import { TokenSection } from './person/TokenSection.tsx';
import { GeneralSection } from './workspace/GeneralSection.tsx';
import { HoursSection } from './workspace/HoursSection.tsx';
import { TermsSection } from './workspace/TermsSection.tsx';

/** Everybody's own. */
export const PERSON = {
  profile: ProfileSection,
  display: DisplaySection,
  security: SecuritySection,
  delegation: DelegationSection,
  tokens: TokenSection,
} satisfies Record<string, ComponentType>;

/** For who may manage the workspace. */
export const COMPANY = {
  general: GeneralSection,
  terms: TermsSection,
  hours: HoursSection,
  calendar: CalendarSection,
  currencies: CurrencySection,
} satisfies Record<string, ComponentType>;

export type SectionKey = keyof typeof PERSON | keyof typeof COMPANY;
export const PERSON_KEYS = Object.keys(PERSON) as (keyof typeof PERSON)[];
export const COMPANY_KEYS = Object.keys(COMPANY) as (keyof typeof COMPANY)[];

export const isSection = (key: string | undefined): key is SectionKey =>
  key !== undefined && (Object.hasOwn(PERSON, key) || Object.hasOwn(COMPANY, key));

const LEGAL_FORMS = /(股份)?有限(责任|責任)?公司|集团|集團|[（(][^）)]*[）)]|\b(co|ltd|inc|corp|gmbh|llc)\b\.?/giu;

/** What people call a company; all of the name where nothing else is left. */
export function withoutLegalForms(name: string): string {
  return name.replace(LEGAL_FORMS, '').trim() || name;
}

import type { FunnelBody } from '#contract/funnels.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { passedStages } from '#domain/funnels/path.ts';

const MOST = 5;
const USUAL = ['account', 'company', 'amount', 'expectedCloseDate', 'phone', 'owner', 'source'];

/** The few fields of a quick create: the name, what the stage cannot do without, then what is usual. */
export function quickFields(object: ObjectBody, funnel: FunnelBody, stage: string): FieldBody[] {
  const asked = passedStages(funnel.live.stages, stage).flatMap(({ requiredFields }) => requiredFields);
  const required = object.fields.filter((field) => field.required && !field.system).map(({ key }) => key);
  const keys = [...new Set([object.titleField, ...required, ...asked, ...USUAL])];
  return keys.flatMap((key) => object.fields.find((field) => field.key === key) ?? []).slice(0, MOST);
}

import { type Issue, issue } from '../kernel/issue.ts';
import { offered, type ReasonFields, type SubReason } from './reasons.ts';
import type { Stage } from './types.ts';
import type { VersionGround } from './versionGround.ts';

const CODE = /^[a-z][a-zA-Z0-9]{0,39}$/;

/** What keeps the reasons of a stage from being published. `field` is a path: `stages.6.reasons.2`. */
export function checkReasons({ reasons, kind }: Stage, position: number, ground: VersionGround): Issue[] {
  if (!reasons) return [];
  const at = `stages.${position}.reasons`;
  if (kind === 'open') return [issue('invalid_value', at)];
  const { list } = reasons;
  const subs = list.flatMap((reason) => reason.subs ?? []);
  const asks = {
    field: true,
    detail: subs.length > 0,
    competitor: list.some(({ competitor }) => competitor),
    note: list.some(({ note }) => note),
  };
  return [
    ...(['field', 'detail', 'competitor', 'note'] as const).flatMap((part) =>
      holds(reasons, part, asks[part], ground) ? [] : [issue('unknown_field', at, { name: reasons[part] ?? part })],
    ),
    ...(offered(list).length > 0 ? [] : [issue('required', at)]),
    ...list.flatMap((reason, index) =>
      [...wrongNames(reason, list), ...(reason.subs ?? []).flatMap((sub) => wrongNames(sub, subs))].map((found) => ({
        ...found,
        field: `${at}.${index}`,
      })),
    ),
  ];
}

const TYPES: Record<keyof ReasonFields, readonly string[]> = {
  field: ['select'],
  detail: ['select'],
  competitor: ['reference'],
  note: ['text', 'longText'],
};

function holds(kept: ReasonFields, part: keyof ReasonFields, isAsked: boolean, { object }: VersionGround): boolean {
  const name = kept[part];
  if (name === undefined) return !isAsked;
  const field = object.fields.find(({ key }) => key === name);
  return field !== undefined && field.write !== 'never' && TYPES[part].includes(field.type);
}

/** A code means one thing in its field: sub-reasons of different reasons have different ones. */
const wrongNames = ({ code, names }: SubReason, all: readonly SubReason[]): Issue[] => [
  ...(CODE.test(code) ? [] : [issue('invalid_value')]),
  ...(all.filter((other) => other.code === code).length > 1 ? [issue('not_unique', undefined, { value: code })] : []),
  ...(names['zh-CN'].trim() ? [] : [issue('required')]),
];

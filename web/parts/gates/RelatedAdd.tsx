import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf, useObject } from '../../api/objects.ts';
import { useMay } from '../../api/session.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { nameInside } from '../../ui/nameInside.ts';
import styles from './gates.module.css';
import type { GateGround } from './ground.ts';

type Related = Extract<UnmetGateBody, { kind: 'related' }>['related'];
type Props = { related: Related; ground: GateGround; onLeave: (() => void) | undefined };

/** Opens the form of the related record that is missing, pointing at where it belongs. */
export function RelatedAdd({ related, ground, onLeave }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const may = useMay();
  const create = useCreateRecord();
  const object = useObject(related.object);
  const target = related.via ? ground.values[related.via] : ground.id;
  if (!object || !may(related.object, 'create') || related.op === 'lte') return null;
  if (!target) {
    const via = related.via && fieldOf(ground.object, related.via);
    return via ? <p className={styles.hint}>{t('gates.viaFirst', { field: inLocale(via.labels, locale) })}</p> : null;
  }
  return (
    <Button
      size="small"
      icon={<PlusIcon size={14} />}
      onClick={() => {
        onLeave?.();
        create(related.object, { field: related.through, value: String(target) });
      }}
    >
      {t('gates.addRelated', { object: nameInside(object.labels, locale) })}
    </Button>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { placeOf } from '#domain/funnels/path.ts';
import { permissionFor } from '#domain/funnels/permission.ts';
import { PERMISSIONS, type Permission } from '#domain/funnels/types.ts';
import { cx } from '../../../ui/cx.ts';
import { useDesigner } from '../designer.ts';
import { exceptionOf, setException } from '../model/transitions.ts';
import styles from './transitions.module.css';

type End = { key: string; name: string };

/** What holds from one stage to another for everybody or for a role: as the rules say, or otherwise. */
export function ExceptionCell({ from, to, role }: { from: End; to: End; role: string | undefined }) {
  const { t } = useTranslation();
  const { design, apply } = useDesigner();
  const [start, end] = [placeOf(design, from.key), placeOf(design, to.key)];
  if (!start || !end || from.key === to.key) return <td className={styles.none} />;
  const { stages, transitions } = design;
  const own = exceptionOf(transitions, from.key, to.key, role);
  // What would hold without the exception: for a role, also what is said for everybody about this pair.
  const general = { ...transitions, exceptions: setException(transitions, from.key, to.key, null, role).exceptions };
  const rule = permissionFor({ stages, transitions: general }, start, end, role ? [role] : []);
  return (
    <td className={cx(own && styles.exception)}>
      <Select<Permission | ''>
        size="small"
        variant="borderless"
        suffixIcon={null}
        popupMatchSelectWidth={false}
        className={cx(styles.cell, styles[own?.permission ?? rule])}
        aria-label={t('designer.pair', { from: from.name, to: to.name })}
        value={own?.permission ?? ''}
        options={[
          { value: '', label: t(`designer.short.${rule}`), title: t('designer.byRule') },
          ...PERMISSIONS.map((value) => ({
            value,
            label: t(`designer.short.${value}`),
            title: t('designer.exception'),
          })),
        ]}
        optionRender={({ value, label }) =>
          value === '' ? t('designer.ruleSays', { permission: String(label) }) : label
        }
        onChange={(permission) =>
          apply((now) => ({
            ...now,
            transitions: setException(now.transitions, from.key, to.key, permission || null, role),
          }))
        }
      />
    </td>
  );
}

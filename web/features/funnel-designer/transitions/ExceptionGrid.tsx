import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { placeOf } from '#domain/funnels/path.ts';
import { permissionFor } from '#domain/funnels/permission.ts';
import { PERMISSIONS, type Permission, type Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { exceptionOf, setException } from '../model/transitions.ts';
import styles from './transitions.module.css';

/** Every pair of stages with what holds for it; a cell that differs from the rule is an exception. */
export function ExceptionGrid() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, apply } = useDesigner();
  const { stages, transitions } = design;
  const name = (stage: Stage) => inLocale(stage.names, locale) || t('designer.unnamed');
  const general = { stages, transitions: { ...transitions, exceptions: [] } };
  return (
    <div className={styles.scroll}>
      <table className={styles.grid}>
        <caption>{t('designer.exceptions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('designer.fromTo')}</th>
            {stages.map((stage) => (
              <th key={stage.key} scope="col">
                {name(stage)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((from) => (
            <tr key={from.key}>
              <th scope="row">{name(from)}</th>
              {stages.map((to) => {
                if (to.key === from.key) return <td key={to.key} className={styles.none} />;
                const rule = permissionFor(general, placeOf(design, from.key)!, placeOf(design, to.key)!);
                const exception = exceptionOf(transitions, from.key, to.key);
                return (
                  <td key={to.key} className={cx(exception && styles.exception)}>
                    <Select<Permission | ''>
                      size="small"
                      variant="borderless"
                      suffixIcon={null}
                      popupMatchSelectWidth={false}
                      className={cx(styles.cell, styles[exception?.permission ?? rule])}
                      aria-label={t('designer.pair', { from: name(from), to: name(to) })}
                      value={exception?.permission ?? ''}
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
                          transitions: setException(now.transitions, from.key, to.key, permission || null),
                        }))
                      }
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <RoleExceptions />
    </div>
  );
}

/** Exceptions for some roles only come from elsewhere: they are kept, and shown. */
function RoleExceptions() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design } = useDesigner();
  const some = design.transitions.exceptions.filter(({ roles }) => roles !== undefined);
  const name = (key: string) => {
    const stage = design.stages.find((one) => one.key === key);
    return stage ? inLocale(stage.names, locale) : key;
  };
  return some.map(({ from, to, permission, roles = [] }) => (
    <p key={`${from}.${to}.${roles.join()}`} className="tone-quiet">
      {t('designer.roleException', {
        roles: roles.join(' '),
        from: name(from),
        to: name(to),
        permission: t(`designer.permissions.${permission}`),
      })}
    </p>
  ));
}

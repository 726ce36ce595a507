import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DATA_SCOPES, type DataScope, type ObjectRights } from '#domain/identity/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../../../api/objects.ts';
import type { NewRole } from '../../../api/people.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import styles from '../people.module.css';

type Rights = NewRole['rights'];
type Props = { rights: Rights; onChange: (rights: Rights) => void };
const VERBS = ['read', 'update', 'delete'] as const;

/** What may be done with which object, how far: a line for all objects, and one for each that differs. */
export function RightsMatrix({ rights, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const objects = useObjects();
  const label = (key: string) => {
    const object = objects.find((one) => one.key === key);
    return object ? inLocale(object.labels, locale) : key;
  };
  const keys = ['*', ...Object.keys(rights).filter((key) => key !== '*')];
  const set = (key: string, next: ObjectRights) =>
    onChange({ ...rights, [key]: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) });
  const others = objects.filter((one) => !keys.includes(one.key));
  const scopes = [
    { value: 'none', label: t('people.scope.none') },
    ...DATA_SCOPES.map((scope) => ({ value: scope, label: t(`people.scope.${scope}`) })),
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{t('people.roleRights')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.object')}</th>
            <th scope="col">{t('people.verb.create')}</th>
            {VERBS.map((verb) => (
              <th key={verb} scope="col">
                {t(`people.verb.${verb}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => {
            const held = (rights[key] ?? {}) as ObjectRights;
            const name = key === '*' ? t(keys.length > 1 ? 'people.allOthers' : 'people.allObjects') : label(key);
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  <Checkbox
                    aria-label={`${name}: ${t('people.verb.create')}`}
                    checked={held.create ?? false}
                    onChange={({ target }) => set(key, { ...held, create: target.checked })}
                  />
                </td>
                {VERBS.map((verb) => (
                  <td key={verb}>
                    <Select<DataScope | 'none'>
                      aria-label={`${name}: ${t(`people.verb.${verb}`)}`}
                      size="small"
                      className={styles.scope ?? ''}
                      popupMatchSelectWidth={false}
                      value={held[verb] ?? 'none'}
                      options={scopes as { value: DataScope | 'none'; label: string }[]}
                      onChange={(scope) => {
                        const { [verb]: _, ...rest } = held;
                        set(key, scope === 'none' ? rest : { ...rest, [verb]: scope });
                      }}
                    />
                  </td>
                ))}
                <td>
                  {key !== '*' && (
                    <IconButton
                      small
                      icon={CloseIcon}
                      label={t('people.likeOthers', { object: name })}
                      onClick={() =>
                        onChange(Object.fromEntries(Object.entries(rights).filter(([one]) => one !== key)))
                      }
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {others.length > 0 && (
        <Select
          aria-label={t('people.addException')}
          className={styles.select ?? ''}
          size="small"
          popupMatchSelectWidth={false}
          style={{ width: 'auto', minWidth: 220 }}
          value={null}
          placeholder={t('people.addException')}
          options={others.map((one) => ({ value: one.key, label: inLocale(one.labels, locale) }))}
          onChange={(key: string | null) => {
            if (key) onChange({ ...rights, [key]: { ...rights['*'] } });
          }}
        />
      )}
      <p className={styles.example}>{t('people.scopeExample')}</p>
    </div>
  );
}

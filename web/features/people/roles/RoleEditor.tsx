import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ABILITIES } from '#domain/identity/types.ts';
import { inLocale, LOCALES } from '#domain/kernel/localized.ts';
import { isApiError } from '../../../api/apiError.ts';
import { createRole, type NewRole, type RoleBody, updateRole, usePeopleChange } from '../../../api/people.ts';
import { LANGUAGE_NAMES } from '../../../phrases/language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../people.module.css';
import { copyOf, keyFor } from './copyOf.ts';
import { RightsMatrix } from './RightsMatrix.tsx';

type Props = {
  role: RoleBody;
  /** A new role that begins as this one. */
  copying: boolean;
  taken: readonly string[];
  holders: number;
  onCopy: () => void;
  onDone: (key?: string) => void;
};
type Draft = Pick<NewRole, 'names' | 'rights'> & { abilities: RoleBody['abilities'] };

export function RoleEditor({ role, copying, taken, holders, onCopy, onDone }: Props) {
  const { t } = useTranslation();
  const original: Draft = {
    names: copying ? copyOf(role.names) : role.names,
    rights: role.rights,
    abilities: role.abilities,
  };
  const [draft, setDraft] = useState<Draft>(original);
  const save = usePeopleChange(async (next: Draft) => {
    const names = Object.fromEntries(Object.entries(next.names).filter(([, name]) => name)) as Draft['names'];
    if (!copying) return updateRole({ key: role.key, ...next, names });
    return createRole({ key: keyFor(names.en ?? '', taken), ...next, names });
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(original);
  const go = () =>
    save.mutate(draft, {
      onSuccess: (answer) => {
        const undo = () => save.mutate(original, { onSuccess: () => setDraft(original) });
        if (copying) toast(t('people.roleMade'));
        else toast(t('people.roleSaved', { count: holders }), { undo });
        onDone(copying ? (answer as RoleBody).key : undefined);
      },
      onError: (error) => {
        const noRight = isApiError(error, 'no_right') ? t('people.roleAbove') : undefined;
        const message = isApiError(error) ? (error.issues[0]?.message ?? error.message) : t('errors.unexpected');
        toast(noRight ?? message, { failed: true });
      },
    });
  return (
    <Panel
      title={copying ? t('people.copyRole') : t('people.roleRights')}
      sub={copying ? undefined : t('people.roleHolds', { count: holders })}
      extra={
        <span className={styles.actions}>
          {!copying && <Button onClick={onCopy}>{t('people.copy')}</Button>}
          {(changed || copying) && (
            <Button onClick={() => (copying ? onDone() : setDraft(original))}>{t('common.cancel')}</Button>
          )}
          <Button
            type="primary"
            disabled={!(changed || copying) || !draft.names['zh-CN'].trim()}
            loading={save.isPending}
            onClick={go}
          >
            {t('common.save')}
          </Button>
        </span>
      }
    >
      <div className={styles.dialog}>
        <div className={styles.pair}>
          {LOCALES.map((locale) => (
            <div key={locale}>
              <span className={styles.label} lang={locale}>
                {LANGUAGE_NAMES[locale]}
              </span>
              <Input
                lang={locale}
                aria-label={t('people.roleNameIn', { language: LANGUAGE_NAMES[locale] })}
                maxLength={100}
                placeholder={inLocale(draft.names, locale)}
                value={draft.names[locale] ?? ''}
                onChange={(event) => setDraft({ ...draft, names: { ...draft.names, [locale]: event.target.value } })}
              />
            </div>
          ))}
        </div>
        <RightsMatrix rights={draft.rights} onChange={(rights) => setDraft({ ...draft, rights })} />
        <fieldset className={styles.abilities}>
          <legend>{t('people.abilities')}</legend>
          {ABILITIES.map((ability) => (
            <Checkbox
              key={ability}
              checked={draft.abilities.includes(ability)}
              onChange={({ target }) =>
                setDraft({
                  ...draft,
                  abilities: ABILITIES.filter((one) =>
                    one === ability ? target.checked : draft.abilities.includes(one),
                  ),
                })
              }
            >
              {t(`people.ability.${ability}`)}
              <small className={styles.abilityHint}>{t(`people.abilityHint.${ability}`)}</small>
            </Checkbox>
          ))}
        </fieldset>
      </div>
    </Panel>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MOVE_DIRECTIONS, PERMISSIONS, type Permission } from '#domain/funnels/types.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDesigner } from '../designer.ts';
import formStyles from '../form/form.module.css';
import { dropRole, setDirection } from '../model/transitions.ts';
import { ExceptionGrid } from './ExceptionGrid.tsx';
import styles from './transitions.module.css';
import { useRoleNames } from './useRoleNames.ts';

/** Which moves are made freely, through gates, or not: for all, for roles, and for single pairs of stages. */
export function TransitionPanel() {
  const { t } = useTranslation();
  const { design, apply, problems } = useDesigner();
  const { transitions } = design;
  const { roles, nameOf } = useRoleNames();
  const ruled = [...new Set((transitions.byRole ?? []).map(({ role }) => role))];
  const choices = PERMISSIONS.map((value) => ({ value, label: t(`designer.permissions.${value}`) }));
  const here = problems.filter(({ place }) => place.part === 'transitions');
  return (
    <Panel title={t('designer.transitions')} sub={t('designer.transitionsHint')}>
      <div className={styles.body} data-part="transitions" tabIndex={-1}>
        <div className={styles.scroll}>
          <table className={styles.matrix}>
            <caption className="visually-hidden">{t('designer.transitions')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('designer.who')}</th>
                {MOVE_DIRECTIONS.map((direction) => (
                  <th key={direction} scope="col">
                    {t(`designer.directions.${direction}`)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('designer.everybody')}</th>
                {MOVE_DIRECTIONS.map((direction) => (
                  <td key={direction}>
                    <Select<Permission>
                      size="small"
                      className={styles.choice ?? ''}
                      aria-label={`${t('designer.everybody')}: ${t(`designer.directions.${direction}`)}`}
                      value={transitions[direction]}
                      options={choices}
                      onChange={(permission) =>
                        apply((now) => ({ ...now, transitions: setDirection(now.transitions, direction, permission) }))
                      }
                    />
                  </td>
                ))}
                <td />
              </tr>
              {ruled.map((role) => (
                <tr key={role}>
                  <th scope="row">{nameOf(role)}</th>
                  {MOVE_DIRECTIONS.map((direction) => (
                    <td key={direction}>
                      <Select<Permission | ''>
                        size="small"
                        className={styles.choice ?? ''}
                        aria-label={`${nameOf(role)}: ${t(`designer.directions.${direction}`)}`}
                        value={
                          transitions.byRole?.find((one) => one.role === role && one.direction === direction)
                            ?.permission ?? ''
                        }
                        options={[{ value: '', label: t('designer.likeEverybody') }, ...choices]}
                        onChange={(permission) =>
                          apply((now) => ({
                            ...now,
                            transitions: setDirection(now.transitions, direction, permission || null, role),
                          }))
                        }
                      />
                    </td>
                  ))}
                  <td>
                    <IconButton
                      small
                      icon={CloseIcon}
                      label={t('designer.dropRole', { role: nameOf(role) })}
                      onClick={() => apply((now) => ({ ...now, transitions: dropRole(now.transitions, role) }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Select<string | null>
          size="small"
          aria-label={t('designer.addRole')}
          placeholder={t('designer.addRole')}
          style={{ width: 220 }}
          value={null}
          options={roles
            .filter(({ key }) => !ruled.includes(key))
            .map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(role) =>
            role &&
            apply((now) => ({
              ...now,
              transitions: setDirection(now.transitions, 'skip', now.transitions.skip, role),
            }))
          }
        />
        <ExceptionGrid />
        {here.map(({ message }) => (
          <p key={message} role="alert" className={formStyles.problem}>
            {message}
          </p>
        ))}
      </div>
    </Panel>
  );
}

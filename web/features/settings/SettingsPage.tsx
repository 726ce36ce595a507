import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { ChevronLeftIcon } from '../../ui/icons.tsx';
import { LookOnly } from '../../ui/LookOnly.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { SettingsNav } from './SettingsNav.tsx';
import { COMPANY, isSection, PERSON, type SectionKey } from './sections.ts';
import styles from './settings.module.css';

/** One's own settings and the company's: sections at the side; on a phone the list, then the section. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { section: asked } = useParams({ from: '/shell/settings/{-$section}' });
  const phone = usePhone();
  const section = isSection(asked) ? asked : phone ? undefined : 'profile';
  return (
    <>
      <PageHead title={section && phone ? t(`settings.sections.${section}`) : t('settings.title')} />
      <div className={styles.page}>
        {!(phone && section) && <SettingsNav section={section} />}
        {section && (
          <div className={styles.body}>
            {phone && (
              <Link to="/settings/{-$section}" params={{ section: undefined }} className={styles.back}>
                <ChevronLeftIcon />
                {t('settings.backToList')}
              </Link>
            )}
            <Section key={section} section={section} />
          </div>
        )}
      </div>
    </>
  );
}

function Section({ section }: { section: SectionKey }) {
  const { t } = useTranslation();
  const { abilities } = useSession();
  if (section in COMPANY && !abilities.includes('manageWorkspace')) {
    return <NoPermission title={t('settings.noRightTitle')} />;
  }
  const Shown = { ...PERSON, ...COMPANY }[section];
  return (
    <LookOnly>
      <Shown />
    </LookOnly>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Tour as AntdTour } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remember } from '../../browser/remembered.ts';
import { findTarget } from './findTarget.ts';
import { TOUR } from './steps.ts';

/** Leads through the pages, step by step; each step waits until its page shows what it points at. */
export function Tour({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const [at, setAt] = useState(0);
  const [target, setTarget] = useState<HTMLElement | null>();
  useEffect(() => {
    const step = TOUR[at];
    if (!step) return;
    const gone = new AbortController();
    const arrive = async () => {
      const place = await Promise.resolve(step.to(client)).catch(() => undefined);
      if (place) await router.navigate(place);
      const element = await findTarget(step.target, gone.signal);
      if (gone.signal.aborted) return;
      element?.scrollIntoView({ block: 'center' });
      setTarget(element);
    };
    setTarget(undefined);
    void arrive();
    return () => gone.abort();
  }, [at, client, router]);

  function close(): void {
    remember('loudou.tour', 'seen');
    onClose();
  }

  if (target === undefined) return null;
  return (
    <AntdTour
      open
      current={at}
      onChange={setAt}
      onClose={close}
      onFinish={close}
      scrollIntoViewOptions={{ block: 'center' }}
      steps={TOUR.map((step, index) => ({
        title: t(`help.tour.${step.key}.title`),
        description: t(`help.tour.${step.key}.text`),
        target: index === at ? target : null,
        prevButtonProps: { children: t('help.tour.back') },
        nextButtonProps: { children: index === TOUR.length - 1 ? t('help.tour.done') : t('help.tour.next') },
      }))}
    />
  );
}

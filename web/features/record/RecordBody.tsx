import { Committee } from './committee/Committee.tsx';
import { DetailsPanel } from './details/DetailsPanel.tsx';
import { FilesPanel } from './files/FilesPanel.tsx';
import { BinNotice } from './head/BinNotice.tsx';
import { RecordHead } from './head/RecordHead.tsx';
import { useHere } from './here.ts';
import { PhoneBar } from './PhoneBar.tsx';
import styles from './record.module.css';
import { LineItems } from './related/LineItems.tsx';
import { RelatedLists } from './related/RelatedLists.tsx';
import { JourneyBar } from './stage/JourneyBar.tsx';
import { MoveProvider } from './stage/MoveProvider.tsx';
import { StagePanel } from './stage/StagePanel.tsx';
import { TasksPanel } from './tasks/TasksPanel.tsx';
import { Timeline } from './timeline/Timeline.tsx';

/** The parts of the page in reading order; the timeline stands beside them where there is room. */
export function RecordBody() {
  const { object, deleted, place } = useHere();
  const isOnItsWay = object.hasFunnel && !deleted;
  const isDeal = object.key === 'opportunity';
  return (
    <MoveProvider>
      <article className={styles.page} data-place={place}>
        {deleted && <BinNotice />}
        <RecordHead />
        {isOnItsWay && <JourneyBar />}
        <div className={styles.columns}>
          <div className={styles.main}>
            {isOnItsWay ? <StagePanel /> : <TasksPanel />}
            <DetailsPanel />
            {isDeal && <Committee />}
            {isDeal && <LineItems />}
            <FilesPanel />
            <RelatedLists />
          </div>
          <div className={styles.side}>
            <Timeline />
          </div>
        </div>
        <PhoneBar />
      </article>
    </MoveProvider>
  );
}

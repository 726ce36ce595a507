import type { KeyboardEvent } from 'react';
import type { BoardActions } from '../BoardActions.ts';
import type { Picked, Selection } from '../select/selection.ts';
import { focusNeighbour } from './focusNeighbour.ts';

type Pressed = {
  event: KeyboardEvent<HTMLElement>;
  picked: Picked;
  /** It is on its way, or not the reader's to move. */
  still: boolean;
  actions: BoardActions;
  selection: Selection;
  column: () => readonly Picked[];
};

/** What a key does on a card; false: nothing. */
export function cardKey({ event, picked, still, actions, selection, column }: Pressed): boolean {
  const { key, shiftKey, currentTarget } = event;
  const direction = stepOf(key, shiftKey);
  if (key === '?') actions.help();
  else if (key === 'Escape' && selection.read().size > 0) selection.clear();
  else if (key === 'n' && actions.mayCreateIn(picked.from)) actions.create(picked.from);
  else if (shiftKey && (key === 'ArrowDown' || key === 'ArrowUp')) {
    selection.extend(column(), picked);
    if (focusNeighbour(currentTarget, key)) extendToFocus(selection, column);
  } else if (direction === undefined) {
    return still ? focusNeighbour(currentTarget, key) : actOn(key, { picked, actions, selection }, currentTarget);
  } else if (!still) actions.step(picked, direction);
  return true;
}

function stepOf(key: string, shift: boolean): 1 | -1 | undefined {
  if (key === ']' || (shift && key === 'ArrowRight')) return 1;
  if (key === '[' || (shift && key === 'ArrowLeft')) return -1;
  return undefined;
}

function extendToFocus(selection: Selection, column: () => readonly Picked[]): void {
  const id = document.activeElement?.getAttribute('data-card');
  const focused = column().find(({ card }) => card.id === id);
  if (focused) selection.add([focused]);
}

type Act = Pick<Pressed, 'picked' | 'actions' | 'selection'>;

function actOn(key: string, { picked, actions, selection }: Act, card: HTMLElement): boolean {
  const lack = key === 'g' ? card.querySelector<HTMLElement>('[data-missing]') : null;
  if (lack) actions.showMissing(picked, lack);
  else if (key === 'm') actions.chooseStage(picked, card);
  else if (key === 'x') selection.toggle(picked);
  else return focusNeighbour(card, key);
  return true;
}

import type { OutcomeBody } from '#contract/records.ts';
import { type Act, note, some } from '../client.ts';

type Outcomes = { outcomes: OutcomeBody[] };

const create: Act = {
  name: 'create',
  weight: 4,
  async run(client) {
    const { door, random, ledger, colleague, deals } = client;
    const mark = ledger.mark('create');
    const size = random.pick([1, 1, 5, 20]);
    const given = random.next() < 0.3 ? { owner: colleague } : {};
    const records = Array.from({ length: size }, () => ({
      values: { name: mark, amount: String(random.between(1, 9_000_000)), ...given },
    }));
    const answer = await door.ask<Outcomes>('/api/records/opportunity', { records });
    const written = note(client, { mark, act: 'create', size }, answer);
    if (!('owner' in given)) deals.push(...written.map(({ id }) => ({ id, stage: 'qualify', deleted: false })));
  },
};

const edit: Act = {
  name: 'edit',
  weight: 6,
  async run(client) {
    const { door, random, ledger } = client;
    const chosen = some(client, random.pick([1, 1, 1, 40]));
    if (chosen.length === 0) return;
    const mark = ledger.mark('edit');
    const values = { nextStep: mark, amount: String(random.between(1, 9_000_000)) };
    const records = chosen.map(({ id }) => ({ id, values }));
    const answer = await door.ask<Outcomes>('/api/records/opportunity', { records }, 'PATCH');
    note(client, { mark, act: 'edit', size: records.length }, answer);
  },
};

const STAGES = ['qualify', 'need', 'solution', 'lost'];

const move: Act = {
  name: 'move',
  weight: 6,
  async run(client) {
    const { door, random, ledger, account } = client;
    const chosen = some(client, random.pick([1, 1, 1, 40]));
    const to = random.pick(STAGES);
    const movable = chosen.filter(({ stage }) => stage !== to);
    if (movable.length === 0) return;
    const mark = ledger.mark('move');
    // What the gates ask for; now and then it is left out, and the move is refused.
    const met = { account, amount: '100', expectedCloseDate: '2030-01-31', need: '要', lossReason: 'price' };
    const fill = random.next() < 0.1 ? {} : met;
    const moves = movable.map(({ id }) => ({ id, to, note: mark, fill }));
    const answer = await door.ask<Outcomes>('/api/moves', { object: 'opportunity', moves });
    const written = new Set(note(client, { mark, act: 'move', size: moves.length }, answer).map(({ id }) => id));
    for (const deal of movable) if (written.has(deal.id)) deal.stage = to;
  },
};

const undo: Act = {
  name: 'undo',
  weight: 2,
  async run(client) {
    const { door, ledger, account } = client;
    const [deal] = some(client, 1);
    if (!deal) return;
    const to = deal.stage === 'need' ? 'qualify' : 'need';
    const mark = ledger.mark('move');
    const fill = { account, amount: '100', expectedCloseDate: '2030-01-31' };
    const moves = [{ id: deal.id, to, note: mark, fill }];
    const moved = await door.ask<Outcomes>('/api/moves', { object: 'opportunity', moves });
    if (note(client, { mark, act: 'move', size: 1 }, moved).length === 0) return;
    const undone = await door.ask<Outcomes>('/api/moves/undo', { object: 'opportunity', moves: [{ id: deal.id }] });
    if (undone.state !== 'acknowledged') return;
    for (const one of undone.body.outcomes) if (one.ok) ledger.saw(one.id, one.version);
  },
};

const bin: Act = {
  name: 'bin',
  weight: 2,
  async run({ door, random, ledger, deals }) {
    const deal = deals[random.between(0, deals.length - 1)];
    if (!deal) return;
    const answer = deal.deleted
      ? await door.ask<Outcomes>('/api/records/opportunity/restore', { ids: [deal.id] })
      : await door.ask<Outcomes>('/api/records/opportunity/delete', { records: [{ id: deal.id }] });
    if (answer.state !== 'acknowledged') return;
    const [outcome] = answer.body.outcomes;
    if (outcome?.ok) {
      ledger.saw(deal.id, outcome.version);
      deal.deleted = !deal.deleted;
    } else if (outcome?.reason === 'not_found') deal.deleted = !deal.deleted;
  },
};

export const dealActs: readonly Act[] = [create, edit, move, undo, bin];

import type { Translated } from '../translated.ts';
import type { help as zh } from '../zh-CN/help.ts';

export const help: Translated<typeof zh> = {
  title: 'Help',
  inviteTitle: 'New here?',
  inviteText:
    'Two minutes through a Monday morning: where the gap is, at which stage, in which team, which [deals], and why.',
  inviteStart: 'Start the tour',
  tour: {
    back: 'Back',
    next: 'Next',
    done: 'Start working',
    count: 'Step {{at}} of {{all}}',
    gap: {
      title: 'First the gap',
      text: 'How you stand now: open, weighted, won this quarter, win rate, cycle; the arrows compare with the period before. Every number opens to exactly the records it counts, and tells how it is calculated.',
    },
    stage: {
      title: 'Which stage holds it up',
      text: 'Width is how many reached a stage; with each stands what came next – advanced, lost, still there – against the baseline. The one in red is the bottleneck.',
    },
    team: {
      title: 'Which team',
      text: 'The diagnosis says in words what the bottleneck costs, in which department, with whom and in which product line it sits, and whether it may be chance.',
    },
    teamAlone: {
      title: 'What is behind it',
      text: 'The diagnosis says in words what the bottleneck costs you, in which product line it sits, and whether it may be chance.',
    },
    deals: {
      title: 'Which [deals]',
      text: 'Stalled [deals], largest first. Click one: it opens at the side, and this page stays.',
    },
    dealsPhone: {
      title: 'Which [deals]',
      text: 'Stalled [deals], largest first. Tap one to open it; closing it brings you back here.',
    },
    why: {
      title: 'Why',
      text: 'Stage, goal, missing items, [tasks] and [follow-ups] of [a deal] on one page. Before it moves on you are asked for what is missing, and for nothing else.',
    },
    move: {
      title: 'Move it',
      text: 'Drag a card to the next stage, or focus it and press M. An unmet gate asks only for what is missing. A wrong move can be undone.',
    },
    movePhone: {
      title: 'Move it',
      text: 'Swipe through the stages; “…” at the foot of a card offers where it may go. An unmet gate asks only for what is missing. A wrong move can be undone.',
    },
    today: {
      title: 'Begin each day here',
      text: '[Tasks], next steps that are due, stalled [deals], what changed since the last working day and how the month stands. Press ? for all keys, {{keys}} to find anything.',
    },
    todayPhone: {
      title: 'Begin each day here',
      text: '[Tasks], next steps that are due, stalled [deals], what changed since the last working day and how the month stands. The magnifier at the top finds anything; “More” holds the other pages.',
    },
  },
  howTo: 'How to',
  measures: 'Measures',
  measuresHint: 'What every number is calculated by',
  version: 'Version {{version}}',
  ask: {
    create: {
      question: 'How do I create [a deal]?',
      answer:
        '“New” at the top right, the plus in the middle of the bar on a phone, or the head of a column on the board. Only what matters most is asked; the rest when a stage needs it.',
    },
    move: {
      question: 'How do I move [a deal] on?',
      answer:
        'Drag its card to the next stage, or open the [deal] and use the stage bar. By keyboard: focus the card and press M. A move can be undone for a moment, and history is never lost.',
    },
    gate: {
      question: 'Why can I not move it?',
      answer:
        'A stage may ask for information first. You are shown only what is missing; fill it in and the move goes on.',
    },
    followUp: {
      question: 'How do I log [a follow-up] quickly?',
      answer:
        'Open the record, choose the kind above the timeline, write a line, set the next step and its date, then {{save}}. Mention a colleague with @ and they are told; drop in files or take a photo.',
    },
    find: {
      question: 'How do I find a record?',
      answer:
        '{{keys}} or the search field at the top, then part of the name, pinyin, initials or digits of a phone number. Pages and actions open the same way.',
    },
    views: {
      question: 'How do I keep a filter?',
      answer:
        'Set filters and columns on a list, the board or the cockpit, then save them under “Views” – for yourself, your department or everyone.',
    },
    wrong: {
      question: 'I made a mistake. What now?',
      answer:
        'Moves, edits and deletions offer “Undo”. The clock beside a field tells who changed it and when. Deleted records are in the bin.',
    },
    phone: {
      question: 'How do I use it on a phone?',
      answer: 'Open the same address in the browser and choose “Add to home screen”; then it opens like an app.',
    },
    seen: {
      question: 'Who sees my records?',
      answer: 'Your superiors and those with the right. What one may not see appears in no list, sum or search.',
    },
    import: {
      question: 'How do I bring in existing data?',
      answer:
        '“Import” under “More”: upload, check which column goes where, see problems by cell and fix them in bulk, try it out, then run it. A whole import can be undone.',
    },
    invite: {
      question: 'How do I invite colleagues?',
      answer:
        '“People and departments” under “More”, then “Invite”: one colleague per line. Copy each one the one-time sign-in link that is made.',
    },
    leaver: {
      question: 'Somebody leaves. What to do?',
      answer:
        'Open the person under “People and departments”, choose “Deactivate and hand over” and name who takes over. Won and lost [deals] stay with the one who leaves unless you choose otherwise.',
    },
    rename: {
      question: 'Can we use our own words?',
      answer:
        'Under “Settings” [deals] can be called projects; fiscal year, working hours, holidays, currencies and rates are there too.',
    },
  },
};

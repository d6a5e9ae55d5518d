import type { Message } from '../../translator';

/** From a draft to the next version: its impact, review, publishing, merging and importing. */
export const agreementPublishEn = {
  'impact.title': 'Impact',
  'impact.now': {
    one: 'Of one person on this device:',
    other: 'Of {count} people on this device:',
  },
  'impact.known':
    'Counts the people cached on this device, not your whole CRM. Clocks are measured under the new terms, but running clocks keep the old ones.',
  'impact.counting': 'Calculating the impact…',
  'impact.failed': 'The impact could not be calculated.',
  'impact.nobody':
    'No people are cached on this device yet, so the impact is unknown. Open Gmail or your queue once, then return here.',
  'impact.nothing': 'nothing would change for anyone.',
  'impact.becoming': { one: 'one would become an MQL', other: '{count} would become MQLs' },
  'impact.leaving': { one: 'one would stop being an MQL', other: '{count} would stop being MQLs' },
  'impact.breaking': {
    one: 'one clock would be overdue immediately',
    other: '{count} clocks would be overdue immediately',
  },
  'impact.mending': {
    one: 'one overdue clock would be on time',
    other: '{count} overdue clocks would be on time',
  },
  'impact.more': { one: 'and one more', other: 'and {count} more' },
  'impact.never': 'never',
  'review.lead':
    'What your draft changes in version {number}, and its impact on the people on this device.',
  'review.changes': { one: 'One difference', other: '{count} differences' },
  'review.nothing': 'Your draft changes nothing yet.',
  'review.nothing-why': 'Edit something first; each difference then appears here.',
  'review.invalid': 'Fix these errors before you publish:',
  'review.newer': 'Someone has published since you started.',
  'review.newer-why': 'Nothing is overwritten: where you differ, you choose.',
  'review.newer-do': 'See both versions',
  'review.stuck':
    'This cannot be reverted alone: the rest would no longer fit. Change it in the editor.',
  'publish.title': 'Publish',
  'publish.from': 'Effective from',
  'publish.from-why': 'It takes effect on that day, but not before both departments have signed.',
  'publish.why':
    'Publishing puts the next version where your team reads it. It takes effect only after one person of each department has signed.',
  'publish.why-device':
    'Publishing creates the next version on this device. It takes effect only after one person of each department has signed; then export it for the team.',
  'publish.shut':
    'Your key cannot write where the agreement is stored. Export the draft and ask someone with more permissions to import and publish it.',
  'publish.impossible': 'Each part of the two versions can be merged, but not the whole:',
  'publish.do': 'Publish the next version',
  'publish.sending': 'Publishing…',
  'draft.drop': 'Discard draft',
  'draft.drop-sure': 'This can’t be undone.',
  'draft.drop-yes': 'Discard',
  'merge.lead-draft':
    'Someone published while you were editing. What only one of you changed is kept; where you differ, choose.',
  'merge.lead-rivals':
    'Two people published at the same time. What only one of them changed is kept; where they differ, choose.',
  'merge.mine': 'Yours',
  'merge.theirs': 'Published since',
  'merge.one': 'One version',
  'merge.other': 'The other version',
  'merge.nothing': 'There is nothing to merge.',
  'merge.fits': 'No conflicts.',
  'merge.fits-why': 'The changes do not overlap: all of them are kept.',
  'merge.open': { one: 'One conflict to resolve', other: '{count} conflicts to resolve' },
  'merge.all-chosen': 'All conflicts resolved',
  'merge.all': 'All from “{who}”',
  'merge.before': 'Before:',
  'merge.taken': 'Kept from “{who}”',
  'merge.taken-none': 'No other changes.',
  'merge.publish': 'Publish merged version',
  'merge.choose-first': 'Resolve every conflict first.',
  'import.lead': 'Review the file first: you see what it changes before it becomes your draft.',
  'import.pick': 'Choose a file',
  'import.what': 'A JSON file exported by Relevo.',
  'import.title': '{name}: version {number}',
  'import.same': 'It is the same as the version in effect.',
  'import.differs': {
    one: 'One difference from the version in effect:',
    other: '{count} differences from the version in effect:',
  },
  'import.replaces': 'You already have a draft; this one would replace it.',
  'import.take': 'Use as my draft',
  'refused.unreadable': 'Not an agreement file.',
  'refused.newer': 'Written by a newer Relevo.',
  'refused.invalid': 'This breaks the rules of an agreement.',
  'refused.large': 'This file is too large for an agreement.',
  'refused-do.unreadable': 'Choose a file saved with “Export”, unchanged.',
  'refused-do.newer': 'Update Relevo on this device, then import it again.',
  'refused-do.invalid': 'It may have been edited by hand. Fix these errors, or export it again:',
  'refused-do.large': 'An agreement has at most a million characters. Is it the right file?',
} as const satisfies Record<string, Message>;

import type { FailureCode } from '../../domain/base/failure';

/** A failure in words for a person: what happened, what they can do, what happens by itself. */
export interface FailureText {
  readonly what: string;
  readonly todo: string;
  readonly next: string;
}

export const failuresEn: Readonly<Record<FailureCode, FailureText>> = {
  'crm/offline': {
    what: 'No network connection.',
    todo: 'Keep working: you see the data loaded last.',
    next: 'Relevo retries when the network is back.',
  },
  'crm/timeout': {
    what: 'The CRM took too long to answer.',
    todo: 'Nothing to do. If it lasts, check the CRM’s status page.',
    next: 'Relevo retries automatically.',
  },
  'crm/rate-limited': {
    what: 'The CRM limits requests for now.',
    todo: 'Wait a moment.',
    next: 'Relevo retries at the time the CRM set.',
  },
  'crm/unavailable': {
    what: 'The CRM is down or under maintenance.',
    todo: 'Keep working: you see the data loaded last.',
    next: 'Relevo retries automatically, at growing intervals.',
  },
  'crm/unauthorised': {
    what: 'The CRM does not accept the key: it is wrong, expired or revoked.',
    todo: 'Paste a new key in the options.',
    next: 'Until then, nothing is sent.',
  },
  'crm/forbidden': {
    what: 'The key cannot do this: a permission or a plan feature is missing.',
    todo: 'Run the connection test in the options; it lists what is missing.',
    next: 'The change stays under “Unsynced” until you retry or discard it.',
  },
  'crm/redirected': {
    what: 'The answer came from a different address than the CRM’s.',
    todo: 'A proxy or a sign-in page may be in between: open the CRM in a tab, then try again.',
    next: 'Relevo ignores such an answer.',
  },
  'crm/not-json': {
    what: 'Something other than the CRM answered: perhaps the sign-in page of a network.',
    todo: 'Open the CRM in a tab and sign in to the network if asked.',
    next: 'Relevo retries automatically.',
  },
  'crm/unexpected-shape': {
    what: 'The CRM answered in a format that Relevo does not know.',
    todo: 'Copy the diagnostics in the options and report the problem.',
    next: 'You still see the data loaded before.',
  },
  'crm/too-large': {
    what: 'The CRM’s answer is larger than Relevo accepts.',
    todo: 'Narrow your search.',
    next: 'You still see the data loaded before.',
  },
  'crm/invalid': {
    what: 'The CRM did not accept the value: a stage or field may have been renamed there.',
    todo: 'Check “Stages and fields” in the options.',
    next: 'The change stays under “Unsynced” until you retry or discard it.',
  },
  'crm/gone': {
    what: 'This person was deleted or merged in the CRM.',
    todo: 'Search for them by name or address.',
    next: 'A pending change for them stays under “Unsynced” until you discard it.',
  },
  'crm/conflict': {
    what: 'Someone else changed this person in the CRM.',
    todo: 'Compare both sides and choose.',
    next: 'Nothing is overwritten until you decide.',
  },
  'crm/not-configured': {
    what: 'No CRM is connected yet.',
    todo: 'Choose the sample workspace or your CRM in the options.',
    next: 'Relevo shows people once it is connected.',
  },
  'crm/no-owner': {
    what: 'Your CRM user is not chosen yet.',
    todo: 'Choose it in the options under “Connection”, then try again.',
    next: 'Your verdict carries your name, so that marketing knows who gave it.',
  },
  'crm/host-not-permitted': {
    what: 'The browser does not let Relevo reach the CRM.',
    todo: 'Press “Allow” next to the connection in the options.',
    next: 'Until then, nothing is sent.',
  },
  'store/full': {
    what: 'No space is left on this device.',
    todo: 'Free some space, or erase the cache in the options.',
    next: 'The last change was not saved; make it again. Earlier ones are safe.',
  },
  'store/unavailable': {
    what: 'The browser could not open Relevo’s storage.',
    todo: 'Restart the browser. If it stays, copy the diagnostics and report the problem.',
    next: 'Relevo keeps trying to open it. Nothing was changed.',
  },
  'store/newer-version': {
    what: 'The stored data is from a newer Relevo.',
    todo: 'Update Relevo, then open this again.',
    next: 'Until then, the data stays untouched.',
  },
  'store/blocked': {
    what: 'Another Relevo page has an older version of the storage open.',
    todo: 'Close the other Relevo pages.',
    next: 'The update then continues automatically.',
  },
  'bus/timeout': {
    what: 'Relevo’s background took too long.',
    todo: 'Try again.',
    next: 'If your change was saved, it appears under “Unsynced”. It is never applied twice.',
  },
  'bus/forbidden': {
    what: 'Your role cannot do this, or not from this page.',
    todo: 'Check your role in the options, or do it in the popup.',
    next: 'Nothing was changed.',
  },
  'bus/bad-request': {
    what: 'Relevo’s background did not understand the request.',
    todo: 'Shorten long texts. If it stays, report the problem with the diagnostics.',
    next: 'Nothing was changed.',
  },
  'bus/unavailable': {
    what: 'Relevo’s background did not answer: it may just have been updated.',
    todo: 'Close and reopen this; reload the mail page.',
    next: 'Nothing that was saved is lost.',
  },
  'policy/invalid': {
    what: 'The agreement set by your company’s policy cannot be read.',
    todo: 'Contact your administrator; the details below say what is wrong.',
    next: 'Until then, the agreement that the team signed applies.',
  },
  bug: {
    what: 'Something went wrong in Relevo.',
    todo: 'Try again. If it stays, copy the diagnostics in the options and report the problem.',
    next: 'Nothing that was saved is lost.',
  },
};

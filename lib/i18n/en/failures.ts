import type { FailureCode } from '../../domain/base/failure';

/** A failure in words for a person: what happened, what they can do, what happens by itself. */
export interface FailureText {
  readonly what: string;
  readonly todo: string;
  readonly next: string;
}

const SAFE = 'Your queued changes are safe and go out in order.';
const UNCHANGED = 'Nothing was changed.';

export const failuresEn: Readonly<Record<FailureCode, FailureText>> = {
  'crm/offline': {
    what: 'No connection to the network.',
    todo: 'Keep working: you see what was read last.',
    next: `Relevo tries again when the network is back. ${SAFE}`,
  },
  'crm/timeout': {
    what: 'The CRM took too long to answer.',
    todo: 'Nothing to do, unless it lasts: then look at the CRM’s status page.',
    next: `Relevo asks again by itself. ${SAFE}`,
  },
  'crm/rate-limited': {
    what: 'The CRM asks for fewer requests for now.',
    todo: 'Wait a moment.',
    next: `Relevo asks again at the time the CRM named. ${SAFE}`,
  },
  'crm/unavailable': {
    what: 'The CRM is down or under maintenance.',
    todo: 'Keep working: you see what was read last.',
    next: `Relevo tries again with growing pauses. ${SAFE}`,
  },
  'crm/unauthorised': {
    what: 'The CRM does not accept the key: wrong, expired or withdrawn.',
    todo: 'Paste a new key in the options.',
    next: `Nothing is sent until then. ${SAFE}`,
  },
  'crm/forbidden': {
    what: 'The key may not do this: a permission or a plan is missing.',
    todo: 'Run the check in the options; it names what is missing.',
    next: 'The change waits under “Waiting” until you retry or discard it.',
  },
  'crm/redirected': {
    what: 'The answer came from another address than the CRM’s.',
    todo: 'A proxy or a sign-in page may stand in between: open the CRM in a tab, then try again.',
    next: `Relevo does not follow such an answer. ${SAFE}`,
  },
  'crm/not-json': {
    what: 'Something answered, but not the CRM: perhaps the sign-in page of a network.',
    todo: 'Open the CRM in a tab and sign in to the network if asked.',
    next: `Relevo asks again by itself. ${SAFE}`,
  },
  'crm/unexpected-shape': {
    what: 'The CRM answered in a form that Relevo does not know.',
    todo: 'Copy the diagnostics in the options and report it.',
    next: `What was read before is still shown. ${SAFE}`,
  },
  'crm/too-large': {
    what: 'The CRM’s answer was larger than Relevo accepts.',
    todo: 'Search for something narrower.',
    next: `What was read before is still shown. ${SAFE}`,
  },
  'crm/invalid': {
    what: 'The CRM did not accept the value: a stage or field may have been renamed there.',
    todo: 'Check the mapping of stages and fields in the options.',
    next: 'The change waits under “Waiting” until you retry or discard it.',
  },
  'crm/gone': {
    what: 'This person was deleted or merged in the CRM.',
    todo: 'Search for them by name or address.',
    next: 'A waiting change for them stays under “Waiting” until you discard it.',
  },
  'crm/conflict': {
    what: 'Somebody changed this person in the CRM meanwhile.',
    todo: 'Compare both sides and choose.',
    next: 'Nothing is overwritten until you decide.',
  },
  'crm/not-configured': {
    what: 'No CRM is connected yet.',
    todo: 'Choose the sample workspace or your CRM in the options.',
    next: 'Relevo shows people as soon as it is connected.',
  },
  'crm/no-owner': {
    what: 'Nobody has said who you are in the CRM.',
    todo: 'Choose yourself in the options, under the connection, and say it again.',
    next: 'What you say is signed with your name, so that marketing knows whose word it is.',
  },
  'crm/host-not-permitted': {
    what: 'The browser has not been allowed to reach the CRM.',
    todo: 'Press “Allow” beside the connection in the options.',
    next: `Nothing is sent until then. ${SAFE}`,
  },
  'store/full': {
    what: 'There is no room left on this device.',
    todo: 'Free some space, or erase the cache in the options.',
    next: `The last change was not taken; do it again. Earlier ones are safe. ${UNCHANGED}`,
  },
  'store/unavailable': {
    what: 'The browser could not open Relevo’s storage.',
    todo: 'Restart the browser. If it stays, copy the diagnostics and report it.',
    next: `Relevo keeps trying to open it. ${UNCHANGED}`,
  },
  'store/newer-version': {
    what: 'The stored data comes from a newer Relevo.',
    todo: 'Update Relevo, then open this again.',
    next: 'The data is left untouched until then.',
  },
  'store/blocked': {
    what: 'Another page of Relevo holds an older version of the storage open.',
    todo: 'Close the other pages of Relevo.',
    next: 'The update goes on by itself.',
  },
  'bus/timeout': {
    what: 'Relevo’s background took too long.',
    todo: 'Try again.',
    next: 'If your change was taken, it shows under “Waiting”. It is never applied twice.',
  },
  'bus/forbidden': {
    what: 'That is not open to your role, or not from this page.',
    todo: 'Check your role in the options, or do it in the popup.',
    next: UNCHANGED,
  },
  'bus/bad-request': {
    what: 'Relevo’s background did not understand the request.',
    todo: 'Shorten long texts; if it stays, report it with the diagnostics.',
    next: UNCHANGED,
  },
  'bus/unavailable': {
    what: 'Relevo’s background did not answer: it may just have been updated.',
    todo: 'Close and open this again; reload the mail page.',
    next: SAFE,
  },
  'policy/invalid': {
    what: 'The agreement that your company’s policy pins cannot be read.',
    todo: 'Tell your administrator; the words below say what is wrong with it.',
    next: 'Until then the agreement that the team has signed counts.',
  },
  bug: {
    what: 'Something in Relevo went wrong.',
    todo: 'Try again; if it stays, copy the diagnostics in the options and report it.',
    next: SAFE,
  },
};

import type { Member } from '../model';
import type { Context } from './context';
import { emberProfile } from './ember/profile';
import type { Frame } from './frame';
import { companyPage } from './other/company';
import { leadPage } from './other/lead';
import { type MessagingView, messagingView } from './other/messaging';
import { searchPage } from './other/search';
import { details, feed, wall } from './other/walls';
import type { ProfileView } from './profile-view';
import type { Place } from './route';
import { sduiProfile } from './sdui/profile';
import { skeleton } from './skeleton';

/** What is drawn into the frame. */
export interface Screens {
  /** The profile that is drawn, wholly or in part; undefined on other pages. */
  profile(): ProfileView | undefined;
  messaging(): MessagingView | undefined;
  /** Makes room for a profile, unless there is one already. */
  openProfile(place: Place): ProfileView;
  /** Makes room for the inbox, unless it is there already. */
  openMessaging(place: Place): MessagingView;
  /** Draws any other page. */
  open(place: Place): void;
  /** Grey boxes in place of what was there. */
  blank(place: Place): void;
}

/** Draws screens; `openThread` hears which conversation was clicked. */
export function makeScreens(
  context: Context,
  frame: Frame,
  openThread: MessagingView['drawHeader'],
): Screens {
  let profile: ProfileView | undefined;
  let messaging: MessagingView | undefined;

  function show(element: HTMLElement, place: Place): void {
    if (element !== profile?.element) profile = undefined;
    if (element !== messaging?.element) messaging = undefined;
    frame.show(element, place);
    frame.scrollTop();
  }

  function elementOf(place: Place): HTMLElement {
    switch (place.kind) {
      case 'company':
        return companyPage(context, place.company);
      case 'search':
        return searchPage(context, place);
      case 'lead':
        return leadPage(context, place.member);
      case 'details':
        return details(place);
      case 'notfound':
      case 'authwall':
      case 'challenge':
      case 'shell':
        return wall(place.kind);
      default:
        return feed(context);
    }
  }

  return {
    profile: () => profile,
    messaging: () => messaging,
    openProfile(place) {
      if (profile === undefined) {
        profile =
          context.options.generation === 'sdui' ? sduiProfile(context) : emberProfile(context);
        show(profile.element, place);
      }
      return profile;
    },
    openMessaging(place) {
      if (messaging === undefined) {
        messaging = messagingView(context, openThread);
        show(messaging.element, place);
      }
      return messaging;
    },
    open: (place) => show(elementOf(place), place),
    blank: (place) => show(skeleton(), place),
  };
}

/** Draws a member's profile at once. */
export function drawWhole(view: ProfileView, member: Member, how: 'anew' | 'patch'): void {
  view.drawTop(member, how);
  view.drawRest(member);
}

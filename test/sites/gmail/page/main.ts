import { setShown } from '../../page/dom';
import { collectEvidence } from '../../page/evidence';
import { watchForeign, write } from '../../page/foreign-log';
import type { Mailbox } from '../model';
import { startApp } from './app';
import { makeControl, type SimControl } from './control';
import { optionsFromQuery } from './options';
import { isPopout, startPopout } from './popout';
import { listenForShortcuts } from './shortcuts';

declare global {
  var __simMailbox: Mailbox | undefined;
  var __sim: SimControl | undefined;
}

function start(mailbox: Mailbox): void {
  watchForeign();
  const evidence = collectEvidence();
  const options = optionsFromQuery(location.search);
  write(() => {
    const loading = document.getElementById('loading');
    if (loading) setShown(loading, false);
    if (isPopout(location.search)) startPopout(mailbox, options);
    else {
      const app = startApp(mailbox, options);
      listenForShortcuts(app.commands, evidence.shortcuts);
      globalThis.__sim = makeControl(app, evidence);
    }
  });
}

if (globalThis.__simMailbox) start(globalThis.__simMailbox);
globalThis.__simMailbox = undefined;

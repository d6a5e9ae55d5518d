import { collectEvidence } from '../../page/evidence';
import { foreignNodes, watchForeign, write } from '../../page/foreign-log';
import type { World } from '../model';
import { startApp } from './app';
import { makeControl, type SimControl } from './control';
import { startDetector } from './detector';
import { makeHistory } from './history';
import { optionsFromQuery } from './options';
import { useBuild } from './sdui/view';
import { truthOf } from './truth';

declare global {
  var __simGiven: { readonly build: string; readonly world: World } | undefined;
}

function start({ build, world }: { readonly build: string; readonly world: World }): void {
  watchForeign();
  const detector = startDetector(() => foreignNodes().map(({ name, shown }) => `${name} ${shown}`));
  const evidence = collectEvidence();
  const options = optionsFromQuery(location.search);
  useBuild(build);
  history.replaceState(
    history.state,
    '',
    location.pathname + location.search.replace(/[?&]sim=[^&]*/, ''),
  );
  write(() => {
    const past = makeHistory();
    const app = startApp(world, options, () => past.changed());
    past.follow(() => truthOf(app));
    const control: SimControl = makeControl(app, evidence, past, detector);
    Object.assign(globalThis, { __sim: control });
  });
}

if (globalThis.__simGiven) start(globalThis.__simGiven);
globalThis.__simGiven = undefined;

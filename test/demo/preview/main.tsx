import { render } from 'preact';
import { Options } from '../../../components/options/Options';
import { PagesProvider } from '../../../components/page-context';
import { Popup } from '../../../components/workspace/Popup';
import { createQueryClient } from '../../../lib/bus/query';
import { NOW } from '../../unit/components/people';
import { background } from './background';
import { Cards } from './Cards';
import { wishOf } from './wish';

const wish = wishOf(location.search);
await (wish.scene.startsWith('options')
  ? import('../../../components/styles/options.css')
  : wish.scene.startsWith('popup')
    ? import('../../../components/styles/popup.css')
    : import('../../../components/styles/page.css'));
document.documentElement.dir = wish.rtl ? 'rtl' : 'ltr';
const bus = background(wish);
const looks = await bus.call('site.appearance', {});
bus.answer({ 'site.appearance': { ...looks, theme: wish.theme } });

const root = document.getElementById('root');
if (root !== null) {
  render(
    <PagesProvider
      bus={bus}
      client={createQueryClient()}
      shell={{
        clock: () => NOW,
        newId: () => crypto.randomUUID(),
        openTab: () => undefined,
        openOptions: () => undefined,
        openDashboard: () => undefined,
        reloadTab: () => undefined,
        requestNotifications: async () => true,
        requestHost: async () => true,
        copy: async () => undefined,
        save: () => undefined,
        print: () => undefined,
      }}
      browserLanguage={wish.language}
      root={document.documentElement}
    >
      {wish.scene.startsWith('options') ? (
        <Options />
      ) : wish.scene.startsWith('popup') ? (
        <Popup />
      ) : (
        <Cards language={wish.language} />
      )}
    </PagesProvider>,
    root,
  );
}

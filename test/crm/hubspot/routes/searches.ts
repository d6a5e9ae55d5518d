import type { Hono } from 'hono';
import { bodyOf, type Env, needAll, paging, scopesOf, typeParam, versionOf } from '../http';
import { present } from '../reading';
import { runSearch } from '../search';
import { checkBounds, checkSize, SearchRequest } from '../search-request';
import type { World } from '../world';

/** `/crm/objects/{v}/{type}/search`: what the index holds, which is a little behind. */
export function searchRoutes(app: Hono<Env>, world: World): void {
  app.post('/crm/objects/:v/:type/search', async (c) => {
    versionOf(c);
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'read'));
    checkSize(await c.req.text());
    const search = await bodyOf(c, SearchRequest);
    checkBounds(search);
    const found =
      world.crowd !== null && type === 'contacts'
        ? world.crowd.search(search)
        : runSearch(world, type, search);
    const { page } = found;
    const total = Math.min(found.total, world.settings.totalCap ?? Number.POSITIVE_INFINITY);
    const next = Number(search.after) + page.length;
    const results = page.map((object) => present(world, object, { properties: search.properties }));
    return c.json({ total, results, ...paging(page.length > 0 && next < total ? next : null) });
  });
}

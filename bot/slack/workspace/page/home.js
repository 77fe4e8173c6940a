// The Home tab of the bot: the view it published for the person.

import { get, post } from "./api.js";
import { createSurface } from "./blocks.js";
import { el, toast } from "./dom.js";
import { oneAtATime } from "./refresh.js";

/** Keeps the Home panel in step. `open()` tells the app it was opened, `sync()` shows what it published since. */
export function createHome(panel, store) {
  let shown = { me: null };

  async function open() {
    await post("open_home", { as: store.me });
    await sync();
  }

  const sync = oneAtATime(
    async () => {
      const { me } = store;
      const { view } = await get("home", { as: me });
      if (me !== store.me) return;
      if (!view || shown.me !== me) begin(me, view);
      if (view) show(view);
    },
    (error) => toast(error.message),
  );

  function begin(me, view) {
    const press = (action) =>
      post("press", { as: me, home: true, view_id: shown.view.id, ...action });
    const nothing = el("p", { class: "empty" }, `${store.bot.name} has nothing on its Home yet.`);
    shown = { me: view ? me : null, surface: createSurface({ store, press }) };
    panel.replaceChildren(view ? shown.surface.node : nothing);
    panel.scrollTop = 0;
  }

  function show(view) {
    const inside = panel.contains(document.activeElement);
    shown.view = view;
    shown.surface.show(view.blocks);
    if (inside && !panel.contains(document.activeElement)) panel.focus({ preventScroll: true });
  }

  return { open, sync };
}

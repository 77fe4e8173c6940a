// The Home tab of the bot: the view it published for the person.

import { get, post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { el, toast } from "./dom.js";
import { oneAtATime } from "./refresh.js";

/** Keeps the Home panel in step. `open()` tells the app it was opened, `sync()` redraws what it published. */
export function createHome(panel, store) {
  let stamp = "";

  async function open() {
    await post("open_home", { as: store.me });
    await sync();
  }

  const sync = oneAtATime(
    async () => {
      const { view } = await get("home", { as: store.me });
      const now = JSON.stringify([store.me, view]);
      if (now === stamp) return;
      stamp = now;
      panel.replaceChildren(
        view ? draw(view) : el("p", { class: "empty" }, `${store.bot.name} has nothing on its Home yet.`),
      );
    },
    (error) => toast(error.message),
  );

  function draw(view) {
    const press = (action) => post("press", { as: store.me, home: true, view_id: view.id, ...action });
    return drawBlocks(view.blocks, { store, press }).node;
  }

  return { open, sync };
}

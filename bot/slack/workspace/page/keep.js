// What somebody is in the middle of, kept while what is around it is drawn again: nodes, focus, caret and selection.

/**
 * Parts that are drawn once and again only when they changed. The function takes a part's name, the value it is drawn
 * from and how, and returns its node: the same one for as long as the value stays, so that nothing in it is lost.
 */
export function createParts() {
  const parts = new Map();
  return (name, value, draw) => {
    const stamp = JSON.stringify(value);
    const old = parts.get(name);
    if (old?.stamp === stamp) return old.node;
    const node = draw();
    parts.set(name, { stamp, node });
    return node;
  };
}

/** Make the children of a node be `wanted` (null is none), moving as little as possible. */
export function arrange(node, wanted) {
  const keep = wanted.filter(Boolean);
  const kept = new Set(keep);
  for (const child of [...node.childNodes]) if (!kept.has(child)) child.remove();
  keep.forEach((child, at) => {
    if (node.childNodes[at] !== child) node.insertBefore(child, node.childNodes[at] ?? null);
  });
}

const FOCUSABLE = "input, select, textarea, button, a[href]";

/**
 * Run `draw`, which replaces nodes under `root`. Whoever was in a part (`data-part`) that is there again is in it
 * still, wherever it stands now, with the same words selected and scrolled as far.
 */
export function keepingFocus(root, draw) {
  const was = root.contains(document.activeElement) ? document.activeElement : null;
  const mark = was && markOf(was);
  draw();
  if (!was || document.activeElement === was) return;
  const now = was.isConnected ? was : counterpart(root, mark);
  now?.focus({ preventScroll: true });
  if (now && now !== was) select(now, mark);
}

function markOf(node) {
  const part = node.closest("[data-part]");
  // Fields of days and numbers have no caret that a page may know of: asking gives null.
  const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = node;
  const at = part ? focusableOf(part).indexOf(node) : -1;
  return { part: part?.dataset.part, at, value, selectionStart, selectionEnd, selectionDirection, scrollTop };
}

function counterpart(root, { part, at, value }) {
  const parts = part ? [...root.querySelectorAll("[data-part]")] : [];
  const again = parts.find((one) => one.dataset.part === part);
  if (!again) return null;
  const all = focusableOf(again);
  const choice = all.find((one) => ["checkbox", "radio"].includes(one.type) && one.value === value);
  return choice ?? all[at] ?? all[0] ?? null;
}

function select(node, { selectionStart, selectionEnd, selectionDirection, scrollTop }) {
  if (selectionStart != null && node.selectionStart != null)
    node.setSelectionRange(selectionStart, selectionEnd, selectionDirection);
  node.scrollTop = scrollTop;
}

const focusableOf = (part) => [
  ...(part.matches(FOCUSABLE) ? [part] : []),
  ...part.querySelectorAll(FOCUSABLE),
];

// The page's one way to its server: the /local JSON API. Every failure becomes an Error with a sentence to show.

async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  // A click or a command that Planbot did not take is answered 200 with ok false; wrong input has errors and is no failure.
  if (response.ok && (body.ok !== false || body.errors)) return body;
  throw new Error(
    body.error ?? (response.ok ? "Planbot did not take that." : `The workspace answered ${response.status}.`),
  );
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error("The workspace cannot be reached. Is it still running?");
  }
}

/** Read from the workspace; `query` values that are null are left out. */
export async function get(path, query = {}) {
  const known = Object.entries(query).filter(([, value]) => value != null);
  const search = new URLSearchParams(known).toString();
  return answerOf(await reach(search ? `/local/${path}?${search}` : `/local/${path}`));
}

/** Tell the workspace something. */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answerOf(await reach(`/local/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Send one file's bytes; the answer carries the id to attach. */
export async function upload(as, file) {
  const search = new URLSearchParams({ as, name: file.name });
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  return answerOf(await reach(`/local/upload?${search}`, { method: "POST", headers, body: file }));
}

/** Where the browser finds a file's bytes, as the person acting may see them. */
export function fileAddress(id, as) {
  return `/local/file/${encodeURIComponent(id)}?as=${encodeURIComponent(as)}`;
}
